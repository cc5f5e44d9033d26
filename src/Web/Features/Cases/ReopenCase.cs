using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;

namespace CaseFlow.Web.Features.Cases;

/// <summary>The county reopens a closed case: a grant was clawed back, or closure data proved false.</summary>
public static class ReopenCase
{
    /// <param name="Reason">clawback | falseData.</param>
    /// <param name="ReferralId">The grant that was taken back.</param>
    public sealed record Body(string Reason, Guid? ReferralId = null);

    public sealed record Command(Guid CaseId, string Reason, Guid? ReferralId) : ICommand<Answer>;

    public sealed record Answer(Guid Id, string Stage, int Cycle);

    public static void Map(RouteGroupBuilder cases) => cases
        .MapPost("/{id:guid}/reopen", async (Guid id, Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(id, body.Reason, body.ReferralId), stop)))
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(CaseFiles files, CaseRuns runs, CallerContext caller, IAuditTrail audit, ICaseClock clock)
        : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            CaseDoors.MustBeCounty(caller);
            if (request.Reason is not (ReopenReasons.Clawback or ReopenReasons.FalseData))
            {
                throw CaseErrors.ReopenReasonUnknown(request.Reason);
            }

            var file = await files.OpenAsync(request.CaseId, cancellationToken);
            var act = CaseDoors.ActOf(caller, clock);
            if (request is { Reason: ReopenReasons.Clawback, ReferralId: { } referral })
            {
                file.ClawBack(referral, act);
            }

            file.Reopen(request.Reason, null, CasePolicy.Default, act);
            audit.Record("case.reopen", "case", file.Id, new { request.Reason, request.ReferralId });
            using (caller.AsSystem("cases"))
            {
                await runs.RestartAsync(file, cancellationToken);
            }

            return new(file.Id, file.Stage.ToString(), file.Cycle);
        }
    }
}
