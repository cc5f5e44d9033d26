using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>Runs another definition as a child. Its result is <c>{workflowInstanceId, status, subStatus, output}</c>.</summary>
[Activity("Elsa.ExecuteWorkflow", Category = "Composition", DisplayName = "Execute Workflow", Kind = "Task")]
public sealed class ExecuteWorkflow : Activity
{
    [Member(UiHint = "workflow-definition-picker")]
    public required Input<string> WorkflowDefinitionId { get; init; }

    /// <summary>Without one the child has its parent's.</summary>
    public required Input<string> CorrelationId { get; init; }

    [Member(TypeName = "ObjectDictionary", UiHint = "dictionary")]
    public required Input<JsonObject> Input { get; init; }

    [Member(UiHint = "checkbox")]
    public required Input<bool> WaitForCompletion { get; init; }

    public required Output<JsonObject> Result { get; init; }

    public override bool CanWait => WaitForCompletion.Expression is not null && Written(WaitForCompletion)?.ToString() != "false";

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var child = await context.StartChildAsync(
            context.Need(WorkflowDefinitionId),
            context.Get(Input) ?? [],
            context.Get(CorrelationId) ?? context.CorrelationId,
            context.Get(WaitForCompletion));
        if (child.IsFinished || !context.Get(WaitForCompletion)) context.Set(Result, child.Result);
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.Set(Result, input);
        return default;
    }

    public override async ValueTask CancelAsync(ActivityContext context, string reason)
    {
        if (context.Memory["childInstanceId"]?.GetValue<string>() is { } child) await context.CancelChildWorkflowAsync(Guid.Parse(child), reason);
    }
}
