using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Composition;

/// <summary>Runs another definition as a child, inside the call. Its result is
/// <c>{WorkflowDefinitionVersionId, WorkflowInstanceId, CorrelationId, Status, SubStatus, Output}</c>, with Elsa's numbers for the statuses.</summary>
[Activity("Elsa.ExecuteWorkflow", Category = "Composition", DisplayName = "Execute Workflow", Kind = "Task", Description = "Runs another workflow.")]
public sealed class ExecuteWorkflow : Activity
{
    [Member(Required = true, UiHint = "workflow-definition-picker", DisplayName = "Workflow Definition")]
    public required Input<string> WorkflowDefinitionId { get; init; }

    [Member(DisplayName = "Correlation ID")]
    public required Input<string> CorrelationId { get; init; }

    [Member(TypeName = "ObjectDictionary", UiHint = "json-editor")]
    public required Input<JsonObject> Input { get; init; }

    /// <summary>Otherwise it goes on as soon as the child ends or waits.</summary>
    [Member(UiHint = "checkbox", DisplayName = "Wait for Completion")]
    public required Input<bool> WaitForCompletion { get; init; }

    [Member(TypeName = "Elsa.Workflows.Runtime.ExecuteWorkflowResult, Elsa.Workflows.Runtime")]
    public required Output<JsonObject> Result { get; init; }

    public override bool CanWait => WaitForCompletion.Expression is not null && Written(WaitForCompletion)?.ToString() != "false";

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var wait = context.Get(WaitForCompletion);
        var child = await context.StartChildAsync(new(context.Need(WorkflowDefinitionId), context.Get(Input) ?? [], context.Get(CorrelationId)), wait);
        if (child.IsFinished || !wait) Give(context, child.Result);
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        Give(context, input);
        return default;
    }

    public override async ValueTask CancelAsync(ActivityContext context, string reason) => await context.CancelAwaitedChildrenAsync(reason);

    private void Give(ActivityContext context, JsonObject child) => context.Set(Result, ChildResult.Of(child), recorded: child);
}
