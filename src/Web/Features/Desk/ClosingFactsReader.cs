using System.Globalization;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Detection;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Desk;

/// <summary>What the kept facts say about a closure. Where they say nothing, somebody must answer for it.</summary>
internal sealed class ClosingFactsReader(CaseFlowDb db, IMediator mediator)
{
    /// <summary>Condition (b) looks at the last two month ends.</summary>
    private const int MonthEnds = 2;

    public async Task<ClosingFacts> ReadAsync(Case file, DateOnly today, CancellationToken stop)
    {
        var household = await db.Set<Household>().SingleAsync(h => h.Id == file.HouseholdId, stop);
        return new(await HasNewHitAsync(file, today, stop), await FeedsCompleteAsync(today, stop), await AllInsuredAsync(file, today, stop), household.LabourCount > 0);
    }

    /// <summary>A hit found since the review: by the rules as of today or of the last month ends, or already joined to the case.</summary>
    private async Task<bool> HasNewHitAsync(Case file, DateOnly today, CancellationToken stop)
    {
        var monthEnds = Enumerable.Range(0, MonthEnds).Select(back => new DateOnly(today.Year, today.Month, 1).AddMonths(-back).AddDays(-1));
        foreach (var day in monthEnds.Prepend(today))
        {
            if (await mediator.Send(new LookAtHousehold.Query(file.HouseholdId, day), stop) is { OpensCaseAt: not null })
            {
                return true;
            }
        }

        return file.ReviewedOn is { } reviewed
            && await db.Set<RiskSignal>().AnyAsync(s => s.CaseId == file.Id && s.State == SignalState.Absorbed && s.AsOf > reviewed, stop);
    }

    /// <summary>True when both months' files are in; otherwise unknown.</summary>
    private async Task<bool?> FeedsCompleteAsync(DateOnly today, CancellationToken stop)
    {
        var months = Enumerable.Range(1, MonthEnds)
            .Select(back => today.AddMonths(-back).ToString("yyyyMM", CultureInfo.InvariantCulture))
            .ToList();
        var there = await db.Set<CompleteFeed>().CountAsync(f => f.Kind == FeedKind.MedicalExpenses && months.Contains(f.Period), stop);
        return there == MonthEnds ? true : null;
    }

    private async Task<bool?> AllInsuredAsync(Case file, DateOnly today, CancellationToken stop)
    {
        var year = today.Year.ToString(CultureInfo.InvariantCulture);
        if (!await db.Set<CompleteFeed>().AnyAsync(f => f.Kind == FeedKind.Enrolments && f.Period == year, stop))
        {
            return null;
        }

        var members = await db.Set<Person>()
            .Where(p => p.HouseholdId == file.HouseholdId && p.DeathDate == null && p.MovedOutOn == null)
            .Select(p => p.Id)
            .ToListAsync(stop);
        var insured = await db.Set<Enrolment>()
            .CountAsync(e => e.HouseholdId == file.HouseholdId && e.Year == today.Year && e.Enrolled && members.Contains(e.PersonId), stop);
        return insured >= members.Count;
    }
}
