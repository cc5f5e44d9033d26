using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Editing;

/// <summary><c>POST /api/definitions/{id}/seat</c>: a page of the designer asks to edit; it may, unless somebody else does.
/// <c>POST …/seat/keep</c>: it is still there.</summary>
public static class AskSeat
{
    /// <param name="Keep">Only a sign of life: what is not the page's does not become it.</param>
    public sealed record Command(string DefinitionId, bool Keep = false) : ICommand<SeatView>;

    public static void Map(RouteGroupBuilder seat)
    {
        seat.MapPost("", async (string definitionId, IMediator mediator, CancellationToken stop) =>
                TypedResults.Ok(await mediator.Send(new Command(definitionId), stop)))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        seat.MapPost("/keep", async (string definitionId, IMediator mediator, CancellationToken stop) =>
                TypedResults.Ok(await mediator.Send(new Command(definitionId, Keep: true), stop)))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal sealed class Handler(Seats seats, SeatReading reading, DefinitionVersions versions) : IRequestHandler<Command, SeatView>
    {
        public async Task<SeatView> Handle(Command request, CancellationToken cancellationToken)
        {
            var page = seats.DemandPage();
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var seat = await seats.FindAsync(request.DefinitionId, cancellationToken);
            var isMine = seat?.PageId == page;
            if (isMine && (seat!.IsAliveAt(seats.Now) || seat.SeenRevision == latest.Revision))
            {
                seat.Keep(seats.AliveUntil); // also after a sleep in which nobody came
            }
            else if (!request.Keep && seat?.IsOthers(page, seats.Now) != true)
            {
                seat = seats.Give(seat, request.DefinitionId, latest.Revision);
            }

            return await reading.ViewAsync(request.DefinitionId, seat, cancellationToken);
        }
    }
}
