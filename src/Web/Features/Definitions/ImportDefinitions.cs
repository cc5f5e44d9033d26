using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Imports one definition or several, all or none. One that is here already gets another version.</summary>
public static class ImportDefinitions
{
    /// <param name="Publish">At once; otherwise they are drafts.</param>
    public sealed record Request(IReadOnlyList<DefinitionFile> Files, bool Publish = false) : IRequest<Answer>;

    public sealed record Answer(IReadOnlyList<Item> Items);

    /// <param name="IsChanged">False: this content was here already.</param>
    public sealed record Item(string File, DefinitionSummary Definition, bool IsChanged);

    internal sealed record Checked(string File, string Json, bool HasErrors);

    internal sealed record Command(IReadOnlyList<Checked> Files, bool Publish) : ICommand<Answer>;

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPost("/import", async (HttpContext http, bool? publish, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Request(await UploadedDefinitions.ReceiveAsync(http, stop), publish == true), stop)))
        .RequireAuthorization(Permissions.Administer)
        .DisableAntiforgery()
        .Accepts<IFormFile>("multipart/form-data", "application/json", "application/zip", "*/*")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal sealed class RequestHandler(IMediator mediator, DefinitionValidator validator, PublishedLibrary published, ICaseClock clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var refused = new List<RefusedDefinition>();
            var read = new List<(string File, WorkflowDefinition Definition)>();
            foreach (var file in request.Files)
            {
                if (Read(file, read, out var definition) is { } finding) refused.Add(new(file.Name, [finding]));
                else read.Add((file.Name, definition!));
            }

            WorkflowDefinition[] together = [.. read.Select(r => r.Definition)];
            var library = (await published.CalledByAsync(together, cancellationToken)).With(together);
            var files = new List<Checked>(read.Count);
            foreach (var (file, definition) in read)
            {
                var findings = await validator.ValidateAsync(definition, library, cancellationToken);
                if (DefinitionFindings.RefusedAlways(findings) is { Count: > 0 } never) refused.Add(new(file, never));
                else if (request.Publish && findings.Any(f => f.IsError) && library.CanReachCases(definition)) refused.Add(new(file, findings));
                files.Add(new(file, definition.Write(), findings.Any(f => f.IsError)));
            }

            return refused.Count == 0
                ? await mediator.Send(new Command(files, request.Publish), cancellationToken)
                : throw DefinitionErrors.ImportRefused(refused);
        }

        /// <returns>Why it cannot be taken.</returns>
        private Finding? Read(DefinitionFile file, List<(string File, WorkflowDefinition Definition)> before, out WorkflowDefinition? definition)
        {
            definition = null;
            try
            {
                var read = WorkflowDefinition.Read(file.Json);
                if (read.DefinitionId.Length == 0) read.Put("definitionId", Ids.New(clock.Now).ToString("N"));
                DefinitionNames.DemandWellFormed(read);
                definition = read;
                return before.Exists(b => b.Definition.DefinitionId == read.DefinitionId)
                    ? FindingKinds.IdTwice.AtDefinition("/definitionId", read.DefinitionId)
                    : before.Exists(b => string.Equals(b.Definition.Name, read.Name, StringComparison.OrdinalIgnoreCase))
                        ? FindingKinds.NameTaken.AtDefinition("/name", read.Name)
                        : null;
            }
            catch (DefinitionException error)
            {
                return FindingKinds.Of(error);
            }
            catch (DomainException error)
            {
                return (error.Code == FindingKinds.IdMalformed.Code ? FindingKinds.IdMalformed : FindingKinds.NameMalformed).AtDefinition("");
            }
        }
    }

    internal sealed class Handler(DefinitionVersions versions, DefinitionNames names, PublishedLibrary library, DefinitionTrail trail)
        : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var refused = new List<RefusedDefinition>();
            var items = new List<Item>(request.Files.Count);
            foreach (var file in request.Files)
            {
                var definition = WorkflowDefinition.Read(file.Json);
                if (await names.WhoHasAsync(definition.Name, definition.DefinitionId, cancellationToken) is not null)
                {
                    refused.Add(new(file.File, [FindingKinds.NameTaken.AtDefinition("/name", definition.Name)]));
                    continue;
                }

                if (request.Publish && file.HasErrors && await library.CanReachCasesAsync(definition, cancellationToken))
                {
                    throw DefinitionErrors.HasErrors(definition.DefinitionId, []);
                }

                var before = await trail.BeforeAsync(definition.DefinitionId, request.Publish, cancellationToken);
                var saved = await versions.SaveAsync(new(definition, DefinitionSource.Import, request.Publish, Door: SaveDoor.Import), cancellationToken);
                trail.Changed("definition.import", saved, before);
                items.Add(new(file.File, DefinitionSummary.Of(saved.Row), saved.IsChanged));
            }

            return refused.Count == 0 ? new(items) : throw DefinitionErrors.ImportRefused(refused);
        }
    }
}
