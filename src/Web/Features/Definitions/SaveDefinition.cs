using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Editing;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Saves a definition: over its latest draft, or as a new draft when its latest version is published; publishes it at once when asked to.</summary>
public static class SaveDefinition
{
    /// <param name="Model">A definition as a file or Elsa's API has it; as it was parsed.</param>
    /// <param name="DefinitionId">Null: as the model says; empty, or a model that says none: a new one is made.</param>
    /// <param name="Publish">Once it is saved.</param>
    /// <param name="Revision">The one that the content started from; null: whatever is there.</param>
    /// <param name="AllowsSameName">Elsa's API does not mind two definitions of one name.</param>
    /// <param name="MustBeNew">Refuses the id of a definition that is there.</param>
    /// <param name="AllowsUnknownTypes">Publishes all the same what has activities that nobody knows, unless a case can reach it.</param>
    /// <param name="AllowsRemoval">Saves it also when most of what is stored is missing in it.</param>
    /// <param name="Door">Through which it comes.</param>
    /// <param name="RestoredFrom">The earlier save whose content it is.</param>
    public sealed record Request(
        JsonObject Model,
        string? DefinitionId = null,
        bool Publish = false,
        int? Revision = null,
        bool AllowsSameName = false,
        bool MustBeNew = false,
        bool AllowsUnknownTypes = false,
        bool AllowsRemoval = false,
        SaveDoor Door = SaveDoor.Api,
        Guid? RestoredFrom = null)
        : IRequest<Answer>;

    /// <param name="Definition">As it is now.</param>
    /// <param name="AlreadyPublished">It was to be published, and this content is already.</param>
    /// <param name="Findings">What does not keep it from being saved, or published.</param>
    public sealed record Answer(StoredDefinition Definition, bool AlreadyPublished, IReadOnlyList<Finding> Findings);

    /// <param name="Revision">The one that the content started from.</param>
    /// <param name="Definition">As a file or Elsa's API has it.</param>
    /// <param name="Publish">Once it is saved.</param>
    /// <param name="AllowRemoval">Also when most of what is stored is missing in it.</param>
    public sealed record Body(int Revision, JsonObject Definition, bool Publish = false, bool AllowRemoval = false);

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPut("/{definitionId}", async (string definitionId, Body body, IMediator mediator, Texts texts, CancellationToken stop) =>
            TypedResults.Ok(SavedDefinitionView.Of(
                await mediator.Send(
                    new Request(body.Definition, definitionId, body.Publish, body.Revision, AllowsRemoval: body.AllowRemoval), stop), texts)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <exception cref="DomainException"><c>definition.not_json</c>, <c>definition.no_root</c>, <c>definition.too_large</c></exception>
    internal static WorkflowDefinition Read(JsonObject model)
    {
        try
        {
            return WorkflowDefinition.Read(model);
        }
        catch (DefinitionException error)
        {
            throw DefinitionErrors.NotReadable(error);
        }
    }

    /// <summary>The part that writes; what takes time was done before it.</summary>
    internal sealed record Command(string Json, Request As, IReadOnlyList<Finding> Findings) : ICommand<Answer>;

    internal sealed class RequestHandler(IMediator mediator, DefinitionFindings findings, Seats seats, ICaseClock clock) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var definition = Read(request.Model);
            var id = request.DefinitionId ?? definition.DefinitionId;
            definition.Put("definitionId", id.Length > 0 ? id : NewId(definition));
            DefinitionNames.DemandWellFormed(definition);
            var found = await findings.OfAsync(definition, cancellationToken);
            var refused = request is { Publish: true, AllowsUnknownTypes: false } ? DefinitionFindings.RefusedAlways(found) : DefinitionFindings.RefusedInDraft(found);
            if (refused.Count > 0) throw DefinitionErrors.Refused(definition.DefinitionId, refused);

            var door = request.Door is SaveDoor.Api && seats.Page is not null ? SaveDoor.Studio : request.Door;
            return await mediator.Send(new Command(definition.Write(), request with { Door = door }, found), cancellationToken);
        }

        // The designer sends what was not answered again: what one page makes twice is one.
        private string NewId(WorkflowDefinition definition) => seats.Page is { } page
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{page} {definition.Name} {definition.ContentHash()}")))[..32]
            : Ids.New(clock.Now).ToString("N");
    }

    internal sealed class Handler(DefinitionVersions versions, DefinitionNames names, PublishedLibrary library, DefinitionTrail trail)
        : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var (asked, findings) = (request.As, request.Findings);
            var definition = WorkflowDefinition.Read(request.Json);
            var id = definition.DefinitionId;
            if (asked.MustBeNew && await versions.FindAsync(id, VersionChoice.All, cancellationToken) is not null) throw DefinitionErrors.IdTaken(id);
            if (!asked.AllowsSameName) await names.DemandFreeAsync(definition.Name, id, cancellationToken);
            if (asked.Publish && findings.Any(f => f.IsError) && await library.CanReachCasesAsync(definition, cancellationToken))
            {
                throw DefinitionErrors.HasErrors(id, findings);
            }

            var before = await trail.BeforeAsync(id, asked.Publish, cancellationToken);
            var saved = await versions.SaveAsync(
                new(
                    definition,
                    DefinitionSource.Designer,
                    asked.Publish,
                    asked.Revision,
                    Door: asked.Door,
                    RestoredFrom: asked.RestoredFrom,
                    AllowsRemoval: asked.AllowsRemoval),
                cancellationToken);
            trail.Changed(
                asked switch { { Publish: true } => "definition.publish", { Door: SaveDoor.Restore } => "definition.restore", _ => "definition.save" }, saved, before);
            return new(StoredDefinition.Of(saved.Row), asked.Publish && !saved.IsChanged, findings);
        }
    }
}
