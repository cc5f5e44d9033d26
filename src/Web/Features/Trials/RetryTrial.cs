using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary><c>POST /api/trials/{id}/instances/{instanceId}/retry</c>: runs the steps of a trial that failed once more.</summary>
public static class RetryTrial
{
    public sealed record Request(Guid TrialId, Guid InstanceId) : IRequest<InstanceSummary>;

    public static void Map(RouteGroupBuilder trials) => trials
        .MapPost("/{id:guid}/instances/{instanceId:guid}/retry", async (Guid id, Guid instanceId, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Request(id, instanceId), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(Trials trials) : IRequestHandler<Request, InstanceSummary>
    {
        public Task<InstanceSummary> Handle(Request request, CancellationToken cancellationToken) =>
            trials.Get(request.TrialId).SendAsync(new RetryInstance.Command(request.InstanceId), null, cancellationToken);
    }
}
