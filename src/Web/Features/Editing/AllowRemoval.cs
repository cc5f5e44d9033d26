using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Editing;

/// <summary><c>POST /api/definitions/{id}/seat/allow-removal</c>: the next save of the page that edits may remove most of the workflow.</summary>
public static class AllowRemoval
{
    public sealed record Command(string DefinitionId) : ICommand<SeatView>;

    public static void Map(RouteGroupBuilder seat) => seat
        .MapPost("/allow-removal", async (string definitionId, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(definitionId), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(Seats seats, SeatReading reading, DefinitionVersions versions, IOptions<EditingOptions> options, IAuditTrail audit)
        : IRequestHandler<Command, SeatView>
    {
        public async Task<SeatView> Handle(Command request, CancellationToken cancellationToken)
        {
            var page = seats.DemandPage();
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            if (await seats.FindAsync(request.DefinitionId, cancellationToken) is not { } seat || seat.PageId != page || !seat.IsAliveAt(seats.Now))
            {
                throw EditingErrors.NoSeat(request.DefinitionId);
            }

            seat.AllowRemoval(seats.Now + options.Value.RemovalAllowance);
            seat.Keep(seats.AliveUntil);
            audit.Record("definition.allow_removal", "definition", latest.Id, new { request.DefinitionId, latest.Version, latest.Revision });
            return await reading.ViewAsync(request.DefinitionId, seat, cancellationToken);
        }
    }
}
