using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Publishes the latest version as it stands; instances that run stay on theirs.</summary>
public static class PublishDefinition
{
    /// <param name="DefinitionId">Of the definition.</param>
    /// <param name="Revision">What the caller saw; null: whatever is there.</param>
    public sealed record Request(string DefinitionId, int? Revision = null) : IRequest<SaveDefinition.Answer>;

    /// <param name="Revision">What the caller saw; null: whatever is there.</param>
    public sealed record Body(int? Revision = null);

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPost("/{definitionId}/publish", async (string definitionId, Body? body, IMediator mediator, Texts texts, CancellationToken stop) =>
            TypedResults.Ok(SavedDefinitionView.Of(await mediator.Send(new Request(definitionId, body?.Revision), stop), texts)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal sealed record Command(string DefinitionId, int Revision, IReadOnlyList<Finding> Findings) : ICommand<SaveDefinition.Answer>;

    internal sealed class RequestHandler(IMediator mediator, DefinitionVersions versions, DefinitionFindings findings)
        : IRequestHandler<Request, SaveDefinition.Answer>
    {
        public async Task<SaveDefinition.Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var found = latest.IsPublished ? [] : await findings.OfAsync(WorkflowDefinition.Read(latest.Json), cancellationToken);
            var refused = DefinitionFindings.RefusedAlways(found);
            if (refused.Count > 0) throw DefinitionErrors.Refused(request.DefinitionId, refused);

            // What was looked at is what gets published.
            return await mediator.Send(new Command(request.DefinitionId, request.Revision ?? latest.Revision, found), cancellationToken);
        }
    }

    internal sealed class Handler(DefinitionVersions versions, PublishedLibrary library, DefinitionTrail trail) : IRequestHandler<Command, SaveDefinition.Answer>
    {
        public async Task<SaveDefinition.Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await trail.BeforeAsync(request.DefinitionId, publishing: true, cancellationToken);
            var published = await versions.PublishAsync(request.DefinitionId, request.Revision, cancellationToken);
            if (published.IsChanged)
            {
                if (request.Findings.Any(f => f.IsError) && await library.CanReachCasesAsync(WorkflowDefinition.Read(published.Row.Json), cancellationToken))
                {
                    throw DefinitionErrors.HasErrors(request.DefinitionId, request.Findings);
                }

                trail.Changed("definition.publish", published, before);
            }

            return new(StoredDefinition.Of(published.Row), !published.IsChanged, request.Findings);
        }
    }
}
