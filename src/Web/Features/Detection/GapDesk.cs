using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Detection;

/// <summary>Opens a task for what is missing or must be confirmed: one a household and rule, once a year for the same gap. What the rules no longer
/// find is marked as gone.</summary>
internal sealed class GapDesk(CaseFlowDb db, IMediator mediator, ICaseClock clock)
{
    public async Task OpenAsync(IReadOnlyList<Evaluation> evaluations, CancellationToken stop)
    {
        Guid[] households = [.. evaluations.Select(e => e.HouseholdId)];
        var known = (await db.ServiceGaps.Where(g => households.Contains(g.HouseholdId)).ToListAsync(stop)).ToLookup(g => g.HouseholdId);
        foreach (var evaluation in evaluations)
        {
            await OpenAsync(evaluation, [.. known[evaluation.HouseholdId]], stop);
        }
    }

    private async Task OpenAsync(Evaluation evaluation, ServiceGap[] known, CancellationToken stop)
    {
        var hits = evaluation.Gaps.Concat(evaluation.ToConfirm).ToList();
        var found = hits.Select(h => ServiceGap.KeyOf(h, evaluation.AsOf)).ToHashSet();
        foreach (var gone in known.Where(g => !found.Contains(g.Key)))
        {
            gone.Gone(evaluation.AsOf);
        }

        var before = known.Select(g => g.Key).ToHashSet();
        foreach (var fresh in hits.Where(h => !before.Contains(ServiceGap.KeyOf(h, evaluation.AsOf))).GroupBy(h => (h.Rule, h.NeedsConfirmation)))
        {
            var task = await mediator.Send(
                new OpenHouseholdTask.Command(
                    evaluation.HouseholdId,
                    fresh.Key.NeedsConfirmation ? $"{fresh.Key.Rule}.confirm" : $"gap.{fresh.Key.Rule}",
                    [.. fresh.Select(h => h.PersonId).OfType<Guid>().Distinct()],
                    [.. fresh.Select(h => h.SourceId).OfType<Guid>().Distinct()],
                    evaluation.AsOf),
                stop);
            if (fresh.Key.NeedsConfirmation)
            {
                await ShowToAsync(await db.FindAsync<WorkTask>([task], stop), evaluation.HouseholdId, stop);
            }

            foreach (var hit in fresh)
            {
                var gap = ServiceGap.Open(evaluation.HouseholdId, hit, evaluation.AsOf, clock.Now);
                gap.Ask(task);
                db.Add(gap);
            }
        }
    }

    /// <summary>Who is asked about a diagnosis must be able to open the household's file until the answer is in.</summary>
    private async Task ShowToAsync(WorkTask? task, Guid householdId, CancellationToken stop)
    {
        if (task is not null && await db.ScopeRows.FindAsync([ScopeSubjects.Household, householdId, task.OrganisationId], stop) is null)
        {
            db.Add(new ScopeRow(ScopeSubjects.Household, householdId, task.OrganisationId, ConfirmDisease.ScopeReason));
        }
    }
}
