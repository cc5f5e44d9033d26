using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Tests;

/// <summary>What the recorded cases wait at. An own activity class of this assembly, which also shows that one class is all it takes.</summary>
[Activity("Elsa.RunTask", Kind = "Task")]
public sealed class RunTask : Activity
{
    public required Input<string> TaskName { get; init; }

    public required Output<JsonNode?> Result { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(new() { ["taskName"] = context.Get(TaskName) });
        return default;
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.Set(Result, input["result"]);
        return default;
    }
}
