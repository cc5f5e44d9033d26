using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary><c>DELETE /api/trials/{id}</c>: ends a trial; nothing of it is kept.</summary>
public static class EndTrial
{
    public sealed record Request(Guid TrialId) : IRequest<bool>;

    public static void Map(RouteGroupBuilder trials) => trials
        .MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new Request(id), stop);
            return TypedResults.NoContent();
        })
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(Trials trials) : IRequestHandler<Request, bool>
    {
        public async Task<bool> Handle(Request request, CancellationToken cancellationToken) =>
            await trials.EndAsync(request.TrialId) ? true : throw TrialErrors.Gone(request.TrialId);
    }
}
