using CaseFlow.Domain.Cases;

namespace CaseFlow.Web.Features.Tasks.Rules;

/// <summary>T2: the home visit and the household's consent.</summary>
internal sealed class HomeVisitRule : ITaskRule
{
    public string Kind => "T2.visit";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        var found = done.Outcome is "atRisk" or "notAtRisk";
        done.File.ReportHomeVisit(Reports.Of(done, found), done.Act);
        if (done.Outcome == "atRisk" && done.Answers.Yes("consent"))
        {
            Consents.Record(done);
        }

        return Task.CompletedTask;
    }
}

/// <summary>T2 again, for consent only: the county waits for it before it pushes the case.</summary>
internal sealed class ConsentRule : ITaskRule
{
    public string Kind => "T2.consent";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        if (done.Outcome == "given")
        {
            if (!done.Answers.Yes("consent"))
            {
                throw TaskDone.Contradicts("consent");
            }

            Consents.Record(done);
        }

        return Task.CompletedTask;
    }
}

/// <summary>T9: the return visit of the village doctor; a concern reopens the case.</summary>
internal sealed class ReturnVisitRule : ITaskRule
{
    public string Kind => "T9.visit";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        Reports.OfReturn(done, VisitKind.Return);
        return Task.CompletedTask;
    }
}

/// <summary>T9: the county's call to one household in ten.</summary>
internal sealed class ReturnCallRule : ITaskRule
{
    public string Kind => "T9.phone";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        Reports.OfReturn(done, VisitKind.Phone);
        return Task.CompletedTask;
    }
}

/// <summary>Continuing support, once a year.</summary>
internal sealed class YearlyReviewRule : ITaskRule
{
    public string Kind => "TC.yearly";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        done.File.ReportYearlyReview(Reports.Of(done, done.Answers.Yes("found")), done.Act);
        if (done.Outcome == "review")
        {
            done.File.ReviewSupport(done.Act);
        }

        return Task.CompletedTask;
    }
}

internal static class Consents
{
    public static void Record(TaskDone done) => done.File.RecordConsent(
        done.Answers.Id("consentBy"), done.Answers.Day("consentOn")!.Value, done.Answers.Choices("consentScope"), done.Act);
}

internal static class Reports
{
    public static VisitReport Of(TaskDone done, bool found, int? day = null) => new(
        done.Answers.Day("visitedOn")!.Value,
        found,
        done.Outcome,
        done.Answers.Text("findings"),
        done.Answers.Whole("satisfaction"),
        day,
        done.Task.Id);

    public static void OfReturn(TaskDone done, VisitKind kind)
    {
        var day = (int?)done.Task.ParameterValues()["day"];
        done.File.ReportReturnVisit(kind, Of(done, done.Answers.Yes("found"), day), done.Act);
        if (done.Outcome == "concern")
        {
            done.File.Reopen(ReopenReasons.Concern, null, CasePolicy.Default, done.Act);
        }
    }
}
