using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;

namespace CaseFlow.Web.Features.Cases;

/// <summary>The household moved out of the county, or its sole member died, while the case was open.</summary>
public static class EndCase
{
    /// <param name="As">MovedAway | EndedNaturally.</param>
    /// <param name="OperationId">Of the client: sent again with the same body it gets the first answer again.</param>
    public sealed record Body(CaseStage As, Guid? OperationId = null);

    public sealed record Command(Guid CaseId, CaseStage As, Guid? OperationId = null) : ICommand<Answer>;

    public sealed record Answer(Guid Id, string Stage);

    public static void Map(RouteGroupBuilder cases) => cases
        .MapPost("/{id:guid}/end", async (Guid id, Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(id, body.As, body.OperationId), stop)))
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal sealed class Handler(CaseFiles files, CaseRuns runs, Operations operations, CallerContext caller, IAuditTrail audit, ICaseClock clock)
        : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            CaseDoors.MustBeCounty(caller);
            var sent = new { caller.Current.UserId, request.CaseId, request.As };
            if (request.OperationId is { } known && await operations.AnsweredAsync<Answer>(known, sent, cancellationToken) is { } first)
            {
                return first;
            }

            var file = await files.OpenAsync(request.CaseId, cancellationToken);
            var act = CaseDoors.ActOf(caller, clock);
            if (request.As is CaseStage.MovedAway)
            {
                file.EndAsMovedAway(act);
            }
            else if (request.As is CaseStage.EndedNaturally)
            {
                file.EndNaturally(act);
            }
            else
            {
                throw CaseErrors.StageForbids(file.Number, file.Stage, request.As);
            }

            audit.Record("case.end", "case", file.Id, new { stage = request.As.ToString() });
            using (caller.AsSystem("cases"))
            {
                await runs.EndAsync(file, "case.ended", cancellationToken);
            }

            var answer = new Answer(file.Id, file.Stage.ToString());
            if (request.OperationId is { } operation)
            {
                operations.Remember(operation, "case.end", sent, answer);
            }

            return answer;
        }
    }
}
