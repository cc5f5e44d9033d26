using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
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
    public sealed record Request(
        JsonObject Model,
        string? DefinitionId = null,
        bool Publish = false,
        int? Revision = null,
        bool AllowsSameName = false,
        bool MustBeNew = false,
        bool AllowsUnknownTypes = false)
        : IRequest<Answer>;

    /// <param name="Definition">As it is now.</param>
    /// <param name="AlreadyPublished">It was to be published, and this content is already.</param>
    /// <param name="Findings">What does not keep it from being saved, or published.</param>
    public sealed record Answer(StoredDefinition Definition, bool AlreadyPublished, IReadOnlyList<Finding> Findings);

    /// <param name="Revision">The one that the content started from.</param>
    /// <param name="Definition">As a file or Elsa's API has it.</param>
    /// <param name="Publish">Once it is saved.</param>
    public sealed record Body(int Revision, JsonObject Definition, bool Publish = false);

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPut("/{definitionId}", async (string definitionId, Body body, IMediator mediator, Texts texts, CancellationToken stop) =>
            TypedResults.Ok(SavedDefinitionView.Of(
                await mediator.Send(new Request(body.Definition, definitionId, body.Publish, body.Revision), stop), texts)))
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
    internal sealed record Command(
        string Json, DefinitionSource Source, bool Publish, int? Revision, bool AllowsSameName, bool MustBeNew, IReadOnlyList<Finding> Findings)
        : ICommand<Answer>;

    internal sealed class RequestHandler(IMediator mediator, DefinitionFindings findings, ICaseClock clock) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var definition = Read(request.Model);
            var id = request.DefinitionId ?? definition.DefinitionId;
            definition.Put("definitionId", id.Length > 0 ? id : Ids.New(clock.Now).ToString("N"));
            DefinitionNames.DemandWellFormed(definition);
            var found = await findings.OfAsync(definition, cancellationToken);
            var refused = request is { Publish: true, AllowsUnknownTypes: false } ? DefinitionFindings.RefusedAlways(found) : DefinitionFindings.RefusedInDraft(found);
            if (refused.Count > 0) throw DefinitionErrors.Refused(definition.DefinitionId, refused);

            return await mediator.Send(
                new Command(
                    definition.Write(), DefinitionSource.Designer, request.Publish, request.Revision, request.AllowsSameName, request.MustBeNew, found),
                cancellationToken);
        }
    }

    internal sealed class Handler(DefinitionVersions versions, DefinitionNames names, PublishedLibrary library, DefinitionTrail trail)
        : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var definition = WorkflowDefinition.Read(request.Json);
            var id = definition.DefinitionId;
            if (request.MustBeNew && await versions.FindAsync(id, VersionChoice.All, cancellationToken) is not null) throw DefinitionErrors.IdTaken(id);
            if (!request.AllowsSameName) await names.DemandFreeAsync(definition.Name, id, cancellationToken);
            if (request.Publish && request.Findings.Any(f => f.IsError) && await library.CanReachCasesAsync(definition, cancellationToken))
            {
                throw DefinitionErrors.HasErrors(id, request.Findings);
            }

            var before = await trail.BeforeAsync(id, request.Publish, cancellationToken);
            var saved = await versions.SaveAsync(new(definition, request.Source, request.Publish, request.Revision), cancellationToken);
            trail.Changed(request.Publish ? "definition.publish" : "definition.save", saved, before);
            return new(StoredDefinition.Of(saved.Row), request.Publish && !saved.IsChanged, request.Findings);
        }
    }
}
