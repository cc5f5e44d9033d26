using CaseFlow.Domain.Cases;
using CaseFlow.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks.Rules;

/// <summary>T1: a case of its own, an emergency, part of another case, or none.</summary>
internal sealed class TriageRule(CaseFlowDb db) : ITaskRule
{
    public string Kind => "T1.triage";

    public async Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        switch (done.Outcome)
        {
            case "new":
                done.File.Accept(done.Act);
                break;
            case "emergency":
                done.File.RecordConsent(
                    done.Answers.Id("consentBy"), done.Answers.Day("consentOn")!.Value, [Agencies.CivilAffairsBureau], done.Act);
                done.File.AcceptAsEmergency(done.Act);
                break;
            case "merge":
                done.File.MergeInto(await KnownAsync(done.Answers.Text("mergeCaseNumber")!, done.File.Number, stop), done.Act);
                break;
            case "reject":
                done.File.Reject(done.Reason(), done.Act);
                break;
        }
    }

    private async Task<string> KnownAsync(string number, string own, CancellationToken stop) =>
        number != own && await db.Cases.AnyAsync(c => c.Number == number, stop) ? number : throw CaseErrors.NumberUnknown(number);
}
