namespace CaseFlow.Web.Features.Tasks.Rules;

/// <summary>T7: the owner delivers, or cancels with a reason.</summary>
internal sealed class DeliveryRule : ITaskRule
{
    public string Kind => "T7.deliver";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        var id = done.Parameter("measureId");
        if (done.Outcome == "delivered")
        {
            done.File.Deliver(id, done.Answers.Day("deliveredOn")!.Value, done.Answers.Money("amount"), done.Act);
        }
        else
        {
            done.File.CancelMeasure(id, done.Reason(), done.Act);
        }

        return Task.CompletedTask;
    }
}

/// <summary>T7: the township verifies, or returns.</summary>
internal sealed class MeasureVerificationRule : ITaskRule
{
    public string Kind => "T7.verify";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        var id = done.Parameter("measureId");
        if (done.Outcome == "verified")
        {
            done.File.Verify(id, done.Act);
        }
        else
        {
            done.File.ReturnMeasure(id, done.Reason(), done.Act);
        }

        return Task.CompletedTask;
    }
}
