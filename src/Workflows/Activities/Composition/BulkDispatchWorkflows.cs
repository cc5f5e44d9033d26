using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Activities.Composition;

/// <summary>Dispatches a child workflow for each item. When it waits, <c>ChildCompleted</c> or <c>ChildFaulted</c> runs for each child that ends, and the last
/// one lets it leave through <c>Completed</c> and <c>Done</c>.</summary>
[Activity(
    "Elsa.BulkDispatchWorkflows",
    Category = "Composition",
    DisplayName = "Bulk Dispatch Workflows",
    Kind = "Task",
    Outcomes = ["Completed", "Canceled", "Done"],
    EmbeddedPorts = ["ChildCompleted", "ChildFaulted"], Description = "Starts another workflow for each of some items.")]
public sealed class BulkDispatchWorkflows : Activity
{
    /// <summary>More would hold the database too long while they are written.</summary>
    public const int MostItems = 1_000;

    [Member(Required = true, UiHint = "workflow-definition-picker", DisplayName = "Workflow Definition")]
    public required Input<string> WorkflowDefinitionId { get; init; }

    /// <summary>An array, or one item.</summary>
    [Member(Required = true, TypeName = "Object")]
    public required Input<JsonNode> Items { get; init; }

    /// <summary>The name under which the child receives an item that is no object. An object is itself the child's input.</summary>
    [Member(Default = "Item")]
    public required Input<string> DefaultItemInputKey { get; init; }

    /// <summary>Evaluated for each item, which it can read by the name of <see cref="DefaultItemInputKey"/>: <c>getItem()</c>.</summary>
    [Member(DisplayName = "Correlation ID Function", AutoEvaluate = false)]
    public required Input<string> CorrelationIdFunction { get; init; }

    /// <summary>What every child receives besides its item.</summary>
    [Member(TypeName = "ObjectDictionary", UiHint = "json-editor")]
    public required Input<JsonObject> Input { get; init; }

    [Member(Default = true, UiHint = "checkbox", DisplayName = "Wait for Completion")]
    public required Input<bool> WaitForCompletion { get; init; }

    /// <summary>Kept for Elsa's definitions; there are no traces to start here.</summary>
    [Member(Default = false, IsDefaultShown = false, UiHint = "checkbox", Category = "Open Telemetry")]
    public required Input<bool> StartNewTrace { get; init; }

    /// <summary>Kept for Elsa's definitions; there is one channel.</summary>
    [Member(UiHint = "dropdown", DisplayName = "Channel", Options = [""])]
    public required Input<string> ChannelName { get; init; }

    public override bool KeepsBookmarks => true;

    public override bool CanWait => WaitForCompletion.Expression is null || Written(WaitForCompletion)?.ToString() != "false";

    public override Leaving Leaves => Leaving.ThroughSome;

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var items = ItemsOf(context.Get(Items));
        if (items.Count > MostItems) throw new ActivityException("workflow.too_many_children", $"{items.Count} of at most {MostItems}");

        // Everything that may fail comes before the first child, so that a retry does not start some of them twice.
        var children = new List<ChildStart>(items.Count);
        foreach (var item in items) children.Add(await ChildOfAsync(context, item));

        Guid? bookmark = null;
        if (context.Get(WaitForCompletion) && children.Count > 0)
        {
            bookmark = context.Wait(new() { ["parentInstanceId"] = context.InstanceId.ToString(), ["scheduledInstanceIdsCount"] = children.Count });
            context.Memory["open"] = children.Count;
        }

        foreach (var child in children) await context.DispatchChildAsync(child with { ParentBookmarkId = bookmark });
        if (bookmark is null) context.Complete("Done");
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        if (ChildResult.SubStatus(input) is not { } ended) return default;

        var open = context.Memory.Number("open", otherwise: 1) - 1;
        context.Memory["open"] = open;
        var port = ended switch
        {
            WorkflowSubStatus.Faulted => "childFaulted",
            WorkflowSubStatus.Finished => "childCompleted",
            _ => "",
        };
        if (Node.ChildAt(port) is { } then)
        {
            context.Schedule(then, new()
            {
                ["ChildInstanceId"] = input["workflowInstanceId"]?.DeepClone(),
                ["WorkflowOutput"] = ChildResult.Output(input),
            });
        }

        CompleteAfterTheLast(context);
        return default;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        CompleteAfterTheLast(context);
        return default;
    }

    public override async ValueTask CancelAsync(ActivityContext context, string reason) => await context.CancelAwaitedChildrenAsync(reason);

    private static void CompleteAfterTheLast(ActivityContext context)
    {
        if (context.Memory.Number("open", otherwise: 0) <= 0 && !context.HasChildren) context.Complete("Completed", "Done");
    }

    private static List<JsonNode?> ItemsOf(JsonNode? written) => (written is null ? null : Conversion.Structured(written)) switch
    {
        null => [],
        JsonArray array => [.. array],
        var one => [one],
    };

    private async ValueTask<ChildStart> ChildOfAsync(ActivityContext context, JsonNode? item)
    {
        var name = context.Get(DefaultItemInputKey) is { Length: > 0 } given ? given : "Item";
        var input = (JsonObject?)context.Get(Input)?.DeepClone() ?? [];
        foreach (var (key, value) in item as JsonObject ?? new() { [name] = item?.DeepClone() }) input[key] = value?.DeepClone();

        var correlation = CorrelationIdFunction.Expression is { } function ? await context.EvaluateAsync(function, new() { [name] = item?.DeepClone() }) : null;
        return new(context.Need(WorkflowDefinitionId), input, correlation is null ? null : Conversion.AsText(correlation));
    }
}
