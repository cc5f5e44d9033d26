using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Runtime.Starting;

namespace CaseFlow.Workflows.Activities.Events;

/// <summary>Asks another program for something and waits until it reports the task complete by its id. No work task for people: that is
/// <c>CaseFlow.AssignTask</c>.</summary>
[Activity("Elsa.RunTask", Category = "Primitives", DisplayName = "Run Task", CanWait = true, Description = "Asks somebody outside for a task and waits for its result.")]
public sealed class RunTask : Activity
{
    [Member(Required = true)]
    public required Input<string> TaskName { get; init; }

    /// <summary>Ids, codes and numbers.</summary>
    [Member(TypeName = "ObjectDictionary", UiHint = "json-editor")]
    public required Input<JsonObject> Payload { get; init; }

    public required Output<string> TaskId { get; init; }

    [Member(TypeName = "Object")]
    public required Output<JsonNode?> Result { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var name = context.Need(TaskName);
        var id = Ids.New(context.Now).ToString();
        context.Set(TaskId, id);
        context.Wait(new() { ["taskId"] = id, ["taskName"] = name }, StimulusKeys.Task(id));
        return default;
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.Set(Result, input["result"]);
        return default;
    }
}
