using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Moving;
using MediatR;

namespace CaseFlow.Web.Features.Moves;

/// <summary><c>POST /api/definitions/{definitionId}/moves/preview</c>: where each instance would go, and what cannot move and why. Changes nothing.</summary>
public static class PreviewMove
{
    /// <param name="OfDraft">The version need not be published: what it says may still change before anything moves.</param>
    public sealed record Query(string DefinitionId, MoveBody Body, PageOf Page, bool OfDraft = false) : IQuery<Page<Preview>>;

    /// <param name="Steps">Its open steps, containers before what they hold.</param>
    /// <param name="Reasons">Why it cannot move; empty: it can.</param>
    public sealed record Preview(Guid InstanceId, int FromVersion, int ToVersion, bool IsPossible, IReadOnlyList<StepMove> Steps, IReadOnlyList<MoveReason> Reasons);

    public static void Map(RouteGroupBuilder moves) => moves
        .MapPost("/preview", async (string definitionId, MoveBody body, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(definitionId, body, new(page, pageSize)), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(MoveTargets targets, InstanceMover mover, Texts texts) : IRequestHandler<Query, Page<Preview>>
    {
        public async Task<Page<Preview>> Handle(Query request, CancellationToken cancellationToken)
        {
            var to = await targets.VersionAsync(request.DefinitionId, request.Body.ToVersion, cancellationToken, request.OfDraft);
            var found = await request.Page.ReadAsync(targets.Instances(request.DefinitionId, to, request.Body).Select(i => i.Id), cancellationToken);
            var previews = new List<Preview>(found.Items.Count);
            foreach (var id in found.Items)
            {
                if (await mover.PreviewAsync(id, to.Id, request.Body.Said, cancellationToken) is { } plan) previews.Add(Of(plan));
            }

            return new(previews, found.Total);
        }

        private Preview Of(MovePlan plan) =>
            new(plan.InstanceId, plan.FromVersion, plan.ToVersion, plan.IsPossible, plan.Steps, [.. plan.Obstacles.Select(o => MoveReason.Of(o, texts))]);
    }
}
