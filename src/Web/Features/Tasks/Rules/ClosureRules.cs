using CaseFlow.Domain.Cases;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Security;

namespace CaseFlow.Web.Features.Tasks.Rules;

/// <summary>T8: the township's home check, and what it answers for.</summary>
internal sealed class ClosureProposalRule(ClosingFactsReader facts) : ITaskRule
{
    /// <summary>Which field answers for which condition.</summary>
    private static readonly (string Field, string Condition)[] Attested =
    [
        ("feedsComplete", ClosingConditions.FeedsComplete),
        ("incomeAboveLine", ClosingConditions.IncomeAboveLine),
        ("guaranteesSecure", ClosingConditions.GuaranteesSecure),
        ("noNewRisk", ClosingConditions.NoNewRisk),
        ("insured", ClosingConditions.Insured),
        ("contractValid", ClosingConditions.ContractValid),
        ("followUpsDone", ClosingConditions.FollowUpsDone),
        ("fourClear", ClosingConditions.FourClear),
    ];

    public string Kind => "T8.propose";

    public async Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        done.File.ReportHomeCheck(Reports.Of(done, done.Answers.Yes("found")), done.Act);
        if (done.Outcome == "propose")
        {
            var answers = Attested.ToDictionary(a => a.Condition, a => done.Answers.Yes(a.Field));
            done.File.ProposeClosure(answers, await facts.ReadAsync(done.File, done.Act.Today, stop), CasePolicy.Default, done.Act);
        }
        else
        {
            FurtherHelp.Plan(done);
        }
    }
}

/// <summary>T8: what the supervision group found.</summary>
internal sealed class ClosureSampleRule : ITaskRule
{
    public string Kind => "T8.sample";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        done.File.RecordSample(done.Outcome == "agree", done.Act);
        return Task.CompletedTask;
    }
}

/// <summary>T8: the county closes, sends back, or keeps supporting.</summary>
internal sealed class ClosureDecisionRule(ClosingFactsReader facts, JudgedClaims claims) : ITaskRule
{
    public string Kind => "T8.decide";

    public async Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        switch (done.Outcome)
        {
            case "close":
                if (!done.Answers.Yes("attestationsConfirmed"))
                {
                    throw TaskDone.Contradicts("attestationsConfirmed");
                }

                done.File.Close(await facts.ReadAsync(done.File, done.Act.Today, stop), CasePolicy.Default, done.Act);
                await claims.StampAsync(done.File, stop);
                break;
            case "continue":
                done.File.ContinueSupport(done.Act);
                break;
            default:
                FurtherHelp.Plan(done);
                break;
        }
    }
}

/// <summary>Back to assistance means one measure more.</summary>
internal static class FurtherHelp
{
    public static void Plan(TaskDone done)
    {
        var due = done.Act.Today.AddDays(CasePolicy.Default.MeasureDays);
        done.File.BackToAssistance(done.Reason(), done.Act);
        done.File.AddMeasure(new("FurtherHelp", Measure.OwnLane, Roles.VillageDoctor, "village", due), CasePolicy.Default, done.Act);
    }
}
