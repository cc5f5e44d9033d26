using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Cases;

/// <summary>Opens a work task and waits; completes with the outcome that the task was finished with. Cancelled, it withdraws the task.
/// A form field is <c>{name,type,label:{en,zh-Hans},required,unit,min,max,options,personal,help}</c>.</summary>
[Activity("CaseFlow.AssignTask", Category = "Case", DisplayName = "Assign task", Kind = "Task", Outcomes = ["Done"], CanWait = true, Description = "Gives somebody a task and waits for its outcome.")]
public sealed class AssignTask : CaseActivity
{
    /// <summary>For example <c>T3.verify</c>.</summary>
    [Member(Required = true)]
    public required Input<string> Kind { get; init; }

    [Member(Recorded = false, Required = true)]
    public required Input<string> Title { get; init; }

    [Member(Recorded = false)]
    public required Input<string> TitleZh { get; init; }

    [Member(Required = true)]
    public required Input<string> Role { get; init; }

    /// <summary>village, township, county, <c>agency:CODE</c> or an organisation's id.</summary>
    [Member(Default = "township")]
    public required Input<string> Scope { get; init; }

    public required Input<int?> DueInWorkingDays { get; init; }

    public required Input<int?> DueInDays { get; init; }

    [Member(Default = "case")]
    public required Input<string> SubjectType { get; init; }

    public required Input<Guid?> SubjectId { get; init; }

    [Member(Recorded = false, UiHint = "json-editor")]
    public required Input<JsonArray> Fields { get; init; }

    /// <summary>Names, or <c>{name, label, next?, style?}</c>; the names are the ports.</summary>
    [Member(Recorded = false, UiHint = "dynamic-outcomes")]
    public required Input<JsonArray> Outcomes { get; init; }

    public required Input<JsonObject> Parameters { get; init; }

    public required Output<string> Outcome { get; init; }

    /// <summary>Without the personal ones.</summary>
    [Member(Recorded = false)]
    public required Output<JsonObject> Answers { get; init; }

    public required Output<Guid> TaskId { get; init; }

    public required Output<string> CompletedBy { get; init; }

    public override IReadOnlyList<string>? Ports => Outcomes.Expression is null
        ? ["Done", Refused]
        : Written(Outcomes) is { } written && Conversion.Structured(written) is JsonArray names
            ? [.. names.Select(n => (n as JsonObject)?.Text("name") ?? (n is null ? "" : Conversion.AsText(n))), Refused]
            : null;

    protected override async ValueTask AskAsync(ActivityContext context, ICaseDesk desk)
    {
        var call = Call(context, context.Get(SubjectId));
        var kind = context.Need(Kind);
        var title = context.Need(Title);
        var bookmark = context.Wait();
        try
        {
            var taskId = await desk.AssignTaskAsync(
                call,
                new(
                    bookmark,
                    kind,
                    title,
                    context.Get(TitleZh) ?? title,
                    context.Get(SubjectType)!,
                    context.Get(SubjectId),
                    context.Need(Role),
                    context.Get(Scope)!,
                    context.Get(DueInWorkingDays),
                    context.Get(DueInDays),
                    context.Get(Fields) ?? [],
                    context.Get(Outcomes) ?? ["Done"],
                    context.Get(Parameters)),
                context.Stop);
            context.Describe(bookmark, new() { ["taskId"] = taskId.ToString(), ["kind"] = kind });
            context.Set(TaskId, taskId);
            context.Memory["subjectId"] = call.SubjectId.ToString();
        }
        catch
        {
            context.StopWaiting();
            throw;
        }
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        var outcome = input.Text("outcome") ?? "Done";
        context.Set(Outcome, outcome);
        if (input["answers"] is JsonObject answers) context.Set(Answers, answers);
        if (input["completedBy"] is { } by) context.Set(CompletedBy, Conversion.AsText(by));
        context.Complete(outcome);
        return default;
    }

    public override async ValueTask CancelAsync(ActivityContext context, string reason)
    {
        var subject = Guid.Parse(context.Memory["subjectId"]!.GetValue<string>());
        await context.Service<ICaseDesk>().WithdrawTasksAsync(Call(context, subject), reason, context.Stop);
    }
}
