using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Hosting.Workflows;

/// <summary>Order 20: definition files that are new or changed are imported and published, all or none; those
/// that were changed here too wait for an administrator.</summary>
internal sealed class ImportShippedDefinitions(IServiceScopeFactory scopes) : IOpeningStep
{
    public int Order => 20;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("definitions");
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Command(), stop);
    }

    internal sealed record Command : ICommand<int>;

    internal sealed class Handler(DefinitionImporter importer, Directories directories, IAuditTrail audit, ILogger<ImportShippedDefinitions> log)
        : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var imported = await importer.ImportAsync(directories.Definitions, cancellationToken);
            foreach (var definition in imported.Where(d => d.IsNew))
            {
                audit.Record("definition.publish", "definition", null, new { definition.DefinitionId, definition.Version });
            }

            foreach (var definition in imported.Where(d => d.IsConflict))
            {
                log.FileAndDefinitionChanged(definition.DefinitionId, definition.Version);
                audit.Record("definition.file_conflict", "definition", null, new { definition.DefinitionId, definition.Version });
            }

            return imported.Count(d => d.IsNew);
        }
    }
}

internal static partial class ShippedDefinitionsLog
{
    [LoggerMessage(1311, LogLevel.Warning, "The file of workflow {DefinitionId} changed, and so did the definition here (version {Version}): an administrator has to choose")]
    public static partial void FileAndDefinitionChanged(this ILogger log, string definitionId, int version);
}
