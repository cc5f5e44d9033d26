using CaseFlow.Domain.Common;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Editing;

/// <summary><c>POST /api/definitions/{id}/seat/take</c>: a page of the designer edits from now on; whoever did so is told.</summary>
public static class TakeSeat
{
    public sealed record Command(string DefinitionId) : ICommand<SeatView>;

    /// <summary>Takes it from whoever has it and leaves it free, for a change that is made elsewhere.</summary>
    internal sealed record Free(string DefinitionId) : ICommand<Unit>;

    public static void Map(RouteGroupBuilder seat) => seat
        .MapPost("/take", async (string definitionId, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(definitionId), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(Seats seats, SeatReading reading, DefinitionVersions versions, SeatTaking taking) : IRequestHandler<Command, SeatView>
    {
        public async Task<SeatView> Handle(Command request, CancellationToken cancellationToken)
        {
            var page = seats.DemandPage();
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var seat = await seats.FindAsync(request.DefinitionId, cancellationToken);
            if (seat?.IsOthers(page, seats.Now) == true) taking.Tell(seat, latest.Id, page);
            seat = seats.Give(seat, request.DefinitionId, latest.Revision);
            return await reading.ViewAsync(request.DefinitionId, seat, cancellationToken);
        }
    }

    internal sealed class FreeHandler(Seats seats, DefinitionVersions versions, SeatTaking taking, TimeProvider time) : IRequestHandler<Free, Unit>
    {
        public async Task<Unit> Handle(Free request, CancellationToken cancellationToken)
        {
            var seat = await seats.FindAsync(request.DefinitionId, cancellationToken);
            if (seat?.IsOthers(seats.Page, seats.Now) != true) return Unit.Value;

            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var page = Ids.New(time); // nobody's
            taking.Tell(seat, latest.Id, page);
            seats.Give(seat, request.DefinitionId, latest.Revision, page);
            return Unit.Value;
        }
    }
}

/// <summary>Tells whoever loses a seat, and the audit trail.</summary>
internal sealed class SeatTaking(IOutbox outbox, IAuditTrail audit, CallerContext caller)
{
    public void Tell(DefinitionSeat seat, Guid versionId, Guid page)
    {
        var by = caller.Current.UserId;
        audit.Record("definition.seat_taken", "definition", versionId, new { seat.DefinitionId, from = seat.UserId, fromPage = seat.PageId, page });
        outbox.Tell(new(
            LiveEvents.DefinitionSeatTaken,
            "definition",
            versionId,
            "definition.seat_taken",
            new Dictionary<string, object?> { ["by"] = by, ["page"] = seat.PageId },
            new(UserId: seat.UserId, WithSupervisors: false)));
    }
}
