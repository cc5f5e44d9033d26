using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Composition;

/// <summary>Starts another definition as a child, in a unit of work of its own once this one has committed. Its result is the child's output, when it waits
/// for it.</summary>
[Activity("Elsa.DispatchWorkflow", Category = "Composition", DisplayName = "Dispatch Workflow", Description = "Starts another workflow in the background.")]
public sealed class DispatchWorkflow : Activity
{
    [Member(Required = true, UiHint = "workflow-definition-picker", DisplayName = "Workflow Definition")]
    public required Input<string> WorkflowDefinitionId { get; init; }

    [Member(DisplayName = "Correlation ID")]
    public required Input<string> CorrelationId { get; init; }

    [Member(TypeName = "ObjectDictionary", UiHint = "json-editor")]
    public required Input<JsonObject> Input { get; init; }

    [Member(UiHint = "checkbox", DisplayName = "Wait for Completion")]
    public required Input<bool> WaitForCompletion { get; init; }

    /// <summary>Kept for Elsa's definitions; there are no traces to start here.</summary>
    [Member(UiHint = "checkbox", Category = "Open Telemetry")]
    public required Input<bool> StartNewTrace { get; init; }

    /// <summary>Kept for Elsa's definitions; there is one channel.</summary>
    [Member(UiHint = "dropdown", DisplayName = "Channel", Options = [""])]
    public required Input<string> ChannelName { get; init; }

    [Member(TypeName = "Object")]
    public required Output<JsonNode?> Result { get; init; }

    public override bool CanWait => WaitForCompletion.Expression is not null && Written(WaitForCompletion)?.ToString() != "false";

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var child = new ChildStart(context.Need(WorkflowDefinitionId), context.Get(Input) ?? [], context.Get(CorrelationId));
        if (!context.Get(WaitForCompletion))
        {
            await context.DispatchChildAsync(child);
            return;
        }

        var bookmark = context.Wait();
        var id = await context.DispatchChildAsync(child with { ParentBookmarkId = bookmark });
        context.Describe(bookmark, new() { ["childInstanceId"] = id.ToString() });
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.Set(Result, ChildResult.Output(input));
        return default;
    }

    public override async ValueTask CancelAsync(ActivityContext context, string reason) => await context.CancelAwaitedChildrenAsync(reason);
}
