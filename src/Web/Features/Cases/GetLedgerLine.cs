using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Cases;

/// <summary>The case's line in the risk ledger (因病致贫返贫工作台账), of its present cycle; masked, as the ledger leaves the house so.</summary>
public static class GetLedgerLine
{
    public sealed record Query(Guid CaseId) : IQuery<LedgerLine>;

    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("/{id:guid}/ledger", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(id), stop)))
        .RequireAuthorization(Permissions.ReadFiles)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(CaseFlowDb db, IMediator mediator, ICaseClock clock) : IRequestHandler<Query, LedgerLine>
    {
        public async Task<LedgerLine> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await mediator.Send(new GetCase.Query(request.CaseId), cancellationToken);
            var household = await db.Set<Household>().AsNoTracking().SingleAsync(h => h.Id == file.HouseholdId, cancellationToken);
            var since = clock.Today.AddMonths(-12);
            var fen = await db.Set<MedicalExpense>()
                .Where(e => e.HouseholdId == household.Id && e.SettleDate > since && e.SettleDate <= clock.Today)
                .Select(e => e.PersonalPaid)
                .ToListAsync(cancellationToken);
            var diagnoses = await db.Set<Diagnosis>().CountAsync(d => d.HouseholdId == household.Id, cancellationToken);
            var insured = await db.Set<Enrolment>()
                .CountAsync(e => e.HouseholdId == household.Id && e.Year == clock.Today.Year && e.Enrolled, cancellationToken);
            var visit = file.Visits.Where(v => v.Cycle == file.Cycle && v.Kind == nameof(VisitKind.Verify)).MaxBy(v => v.VisitedOn);
            return new(
                file.Number,
                file.Cycle,
                file.HouseholdNo,
                file.HeadName,
                file.VillageName,
                household.PopulationType.ToString(),
                file.Source,
                file.FoundOn,
                [.. file.Signals.SelectMany(s => s.Hits)],
                diagnoses,
                fen.Sum(m => m.Yuan),
                household.AnnualNetIncome.Yuan,
                insured,
                household.MemberCount,
                visit,
                file.RiskClass,
                file.ReviewedOn,
                [.. file.Measures.Where(m => m.Cycle == file.Cycle)],
                [.. file.Referrals.Where(r => r.Cycle == file.Cycle)],
                file.ClosedOn,
                [.. file.Conditions.Where(c => c.Cycle == file.Cycle)],
                [.. file.Visits.Where(v => v.Kind is nameof(VisitKind.Return) or nameof(VisitKind.Phone))],
                file.ReopenedBecause);
        }
    }
}

/// <param name="HeadName">Masked.</param>
/// <param name="Hits">Rule hits with their values.</param>
/// <param name="Diagnoses">How many are known; which they are is not on the ledger's line.</param>
/// <param name="OutOfPocket">Yuan borne in the last twelve months.</param>
/// <param name="Income">Yearly net income in yuan.</param>
/// <param name="Insured">Members enrolled this year.</param>
public sealed record LedgerLine(
    string Number,
    int Cycle,
    string? HouseholdNo,
    string? HeadName,
    string? Village,
    string PopulationType,
    string Source,
    DateOnly FoundOn,
    IReadOnlyList<RuleHit> Hits,
    int Diagnoses,
    decimal OutOfPocket,
    decimal Income,
    int Insured,
    int Members,
    VisitItem? Verification,
    string? RiskClass,
    DateOnly? ReviewedOn,
    IReadOnlyList<MeasureItem> Measures,
    IReadOnlyList<ReferralItem> Referrals,
    DateOnly? ClosedOn,
    IReadOnlyList<ConditionItem> ClosureBasis,
    IReadOnlyList<VisitItem> ReturnVisits,
    string? ReopenedBecause);
