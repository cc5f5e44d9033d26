using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Editing;

/// <summary><c>DELETE /api/definitions/{id}/seat</c>: the page is left. Leaving what is not the page's changes nothing.</summary>
public static class LeaveSeat
{
    public sealed record Command(string DefinitionId) : ICommand<Unit>;

    public static void Map(RouteGroupBuilder seat) => seat
        .MapDelete("", async (string definitionId, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new Command(definitionId), stop);
            return TypedResults.NoContent();
        })
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest);

    internal sealed class Handler(Seats seats) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var page = seats.DemandPage();
            if (await seats.FindAsync(request.DefinitionId, cancellationToken) is { } seat && seat.PageId == page && seat.IsAliveAt(seats.Now)) seat.Leave(seats.Now);
            return Unit.Value;
        }
    }
}
