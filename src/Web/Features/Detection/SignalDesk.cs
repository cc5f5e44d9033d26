using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Detection.Rules;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Cases;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Detection;

/// <summary>Raises signals and brings each to its household's case. What an open case knows already is not said again.</summary>
internal sealed class SignalDesk(CaseFlowDb db, IMediator mediator, IAuditTrail audit, ICaseClock clock)
{
    /// <returns>How many were raised.</returns>
    public async Task<int> RaiseAsync(IReadOnlyList<Evaluation> evaluations, CancellationToken stop)
    {
        var grave = evaluations.Where(e => e.OpensCaseAt is not null).ToList();
        if (grave.Count == 0)
        {
            return 0;
        }

        var known = await OfOpenCasesAsync([.. grave.Select(e => e.HouseholdId)], stop);
        var raised = 0;
        foreach (var evaluation in grave.Where(e => !RiskSignal.Cover(known[e.HouseholdId], e)))
        {
            var signal = RiskSignal.Raise(evaluation.HouseholdId, SignalSource.Hpads, evaluation, clock.Now);
            await MarkDiagnosesAsync(signal, stop);
            await BringAsync(signal, stop);
            raised++;
        }

        return raised;
    }

    /// <summary>Opens, reopens or joins the household's case.</summary>
    public async Task<OpenCase.Answer> BringAsync(RiskSignal signal, CancellationToken stop)
    {
        db.Add(signal);
        var answer = await mediator.Send(new OpenCase.Command(signal.HouseholdId, signal.Severity, signal.Id, signal.AsOf), stop);
        if (answer.Absorbed)
        {
            signal.AbsorbInto(answer.CaseId);
        }
        else
        {
            signal.Open(answer.CaseId);
        }

        audit.Record("signal.raise", "household", signal.HouseholdId, new
        {
            signalId = signal.Id,
            source = signal.Source.ToString(),
            severity = signal.Severity.ToString(),
            rules = signal.Hits.Select(h => h.Rule),
            caseId = answer.CaseId,
            absorbed = answer.Absorbed,
        });
        return answer;
    }

    private async Task<ILookup<Guid, RiskSignal>> OfOpenCasesAsync(Guid[] households, CancellationToken stop)
    {
        var open = db.Set<Case>().Where(c => households.Contains(c.HouseholdId) && CaseStages.Open.Contains(c.Stage)).Select(c => (Guid?)c.Id);
        return (await db.RiskSignals.AsNoTracking().Where(s => open.Contains(s.CaseId)).ToListAsync(stop)).ToLookup(s => s.HouseholdId);
    }

    private async Task MarkDiagnosesAsync(RiskSignal signal, CancellationToken stop)
    {
        Guid[] ids = [.. signal.Hits.Where(h => h.Rule == MajorDiseaseRule.Code).Select(h => h.SourceId!.Value)];
        foreach (var diagnosis in ids.Length == 0 ? [] : await db.Diagnoses.Where(d => ids.Contains(d.Id)).ToListAsync(stop))
        {
            diagnosis.MarkRaised(signal.Id);
        }
    }
}
