using System.Text.Json.Nodes;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>POST /workflow-definitions</c>: saves a definition and publishes it when asked to.</summary>
internal static class PostDefinition
{
    internal sealed record Body(JsonObject? Model, bool? Publish);

    internal sealed record Command(JsonObject Model) : ICommand<DefinitionRow>;

    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost("/workflow-definitions", async (Body body, IMediator mediator, CancellationToken stop) =>
    {
        if (body.Model is not { } model) return Results.BadRequest();
        var row = await mediator.Send(new Command(model), stop);
        return ElsaJson.Ok(new { WorkflowDefinition = ElsaDefinition.Of(row), AlreadyPublished = false, ConsumingWorkflowCount = 0, ValidationErrors = Array.Empty<object>() });
    });

    internal sealed class Handler(DefinitionImporter importer, IWorkflowStore store, IAuditTrail audit) : IRequestHandler<Command, DefinitionRow>
    {
        public async Task<DefinitionRow> Handle(Command request, CancellationToken cancellationToken)
        {
            var imported = await importer.ImportAsync(WorkflowDefinition.Read(request.Model.ToJsonString()), cancellationToken);
            audit.Record("definition.publish", "definition", null, new { imported.DefinitionId, imported.Version });
            var head = await store.FindLatestAsync(imported.DefinitionId, cancellationToken);
            return (await store.FindDefinitionAsync(head!.Id, cancellationToken))!;
        }
    }
}
