using System.Text.Json.Nodes;
using CaseFlow.Domain.Tasks;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Cases;

/// <summary>Opens a work task and waits; completes with the outcome that the task was finished with. Cancelled, it withdraws the task.
/// A form field is <c>{name,type,label:{en,zh-Hans},required,unit,min,max,options,personal,help}</c>.</summary>
[Activity("CaseFlow.AssignTask", Category = "CaseFlow.Tasks", DisplayName = "Assign task", Kind = "Task", Outcomes = ["Done"], CanWait = true, Description = "Gives somebody a task and waits for its outcome.")]
public sealed class AssignTask : CaseActivity
{
    /// <summary>A task that means nothing to the case beside its answers.</summary>
    private const string OwnKind = "own";

    private const string Township = "township";

    [Member(Recorded = false, Required = true, Order = 1, Preset = "New task")]
    public required Input<string> Title { get; init; }

    [Member(Recorded = false, Order = 2)]
    public required Input<string> TitleZh { get; init; }

    /// <summary>For example <c>T3.verify</c>.</summary>
    [Member(Default = OwnKind, Required = true, Preset = OwnKind, UiHint = "dropdown", OptionList = "taskKinds", Order = 3)]
    public required Input<string> Kind { get; init; }

    [Member(Required = true, UiHint = "dropdown", OptionList = "roles", Order = 4, Preset = "TownshipOfficer")]
    public required Input<string> Role { get; init; }

    /// <summary>village, township, county, supervision, <c>agency:CODE</c> or an organisation's id.</summary>
    [Member(Default = Township, UiHint = "dropdown", OptionList = "places", AsksAgain = true, Order = 5)]
    public required Input<string> Scope { get; init; }

    [Member(Order = 6, Preset = "5")]
    public required Input<int?> DueInWorkingDays { get; init; }

    /// <summary>Names, which are the ports; also read: <c>{name, label, next?, style?}</c>.</summary>
    [Member(Recorded = false, UiHint = "dynamic-outcomes", TypeName = "List<String>", FixedOutcomes = [Refused], Order = 7, Preset = """["Done"]""")]
    public required Input<JsonArray> Outcomes { get; init; }

    /// <summary>What the buttons say: <c>{name, label?:{en,zh-Hans}, next?:{en,zh-Hans}, style?}</c>.</summary>
    [Member(Recorded = false, UiHint = "json-editor", Order = 8)]
    public required Input<JsonArray> OutcomeDetails { get; init; }

    [Member(Recorded = false, UiHint = "json-editor", Order = 9)]
    public required Input<JsonArray> Fields { get; init; }

    [Member(Default = "case", UiHint = "dropdown", OptionList = "subjects", Order = 20)]
    public required Input<string> SubjectType { get; init; }

    [Member(Order = 21)]
    public required Input<Guid?> SubjectId { get; init; }

    [Member(Order = 22)]
    public required Input<int?> DueInDays { get; init; }

    [Member(UiHint = "json-editor", Order = 23)]
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
            ? [.. OrDone(names).Select(n => (n as JsonObject)?.Text("name") ?? (n is null ? "" : Conversion.AsText(n))), Refused]
            : null;

    protected override async ValueTask AskAsync(ActivityContext context, ICaseDesk desk)
    {
        var call = Call(context, context.Get(SubjectId));
        var kind = Or(context.Get(Kind), OwnKind);
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
                    Or(context.Get(TitleZh), title),
                    Or(context.Get(SubjectType), "case"),
                    context.Get(SubjectId),
                    context.Need(Role),
                    Or(context.Get(Scope), Township),
                    context.Get(DueInWorkingDays),
                    context.Get(DueInDays),
                    context.Get(Fields) ?? [],
                    TaskOutcome.Join(OrDone(context.Get(Outcomes)), context.Get(OutcomeDetails)),
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

    private static JsonArray OrDone(JsonArray? outcomes) => outcomes is { Count: > 0 } ? outcomes : ["Done"];

    /// <summary>A drop-down that was cleared leaves empty text.</summary>
    private static string Or(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;
}
