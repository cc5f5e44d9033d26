using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Moving;

namespace CaseFlow.Workflows.Runtime;

/// <summary>A step of a definition. One object serves all instances of its definition, so it keeps nothing of an instance.
/// After <see cref="ExecuteAsync"/> it is complete, unless it waits or has scheduled children.</summary>
public abstract class Activity
{
    private static readonly HashSet<string> NoPorts = [];

    public ActivityNode Node { get; private set; } = null!;

    /// <summary>The ports it can leave through; null when only its run tells.</summary>
    public virtual IReadOnlyList<string>? Ports => Type.Facts.Outcomes.Length > 0 ? Type.Facts.Outcomes : ["Done"];

    /// <summary>How its ports are taken when it completes.</summary>
    public virtual Leaving Leaves => Leaving.ThroughOne;

    /// <summary>Whether it can wait: for somebody, for an event, for time.</summary>
    public virtual bool CanWait => Type.Facts.CanWait;

    /// <summary>How a <c>Break</c> inside it reaches it.</summary>
    internal virtual Breaking Breaking => Breaking.Passes;

    /// <summary>Whether a variable that nobody declares is kept here.</summary>
    internal virtual bool HoldsVariables => false;

    /// <summary>Whether <c>Complete</c> inside it ends it.</summary>
    internal virtual bool IsComposite => false;

    /// <summary>Whether a bookmark of it stays when it is answered, for more answers, until it completes.</summary>
    public virtual bool KeepsBookmarks => false;

    internal ActivityType Type { get; private set; } = null!;

    internal IReadOnlyList<Input> Inputs { get; private set; } = [];

    /// <summary>The record of its inputs, when it is the same for every execution.</summary>
    internal string? ConstantState { get; private set; }

    /// <summary>Ports with a connection in the flowchart around it.</summary>
    internal HashSet<string> ConnectedPorts { get; set; } = NoPorts;

    public virtual ValueTask ExecuteAsync(ActivityContext context) => default;

    /// <summary>The bookmark it waited at has its answer. Unless overridden it completes.</summary>
    public virtual ValueTask ResumeAsync(ActivityContext context, JsonObject input) => default;

    /// <summary>A child it scheduled is complete.</summary>
    public virtual ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child) => default;

    /// <summary>It is cancelled while it waits: to undo what waits outside. Bookmarks and timers go by themselves.</summary>
    public virtual ValueTask CancelAsync(ActivityContext context, string reason) => default;

    /// <summary>The value of an input that needs no instance to be known; null when it does.</summary>
    protected JsonNode? Written(Input input)
    {
        var expression = (Node.Json[input.Member.JsonName] as JsonObject)?["expression"] as JsonObject;
        return expression?.Text("type") is null or "Literal" or "Object" ? expression?["value"] : null;
    }

    internal void Place(ActivityType type, ActivityNode node, IReadOnlyList<Input> inputs)
    {
        Type = type;
        Node = node;
        Inputs = inputs;
        var written = inputs.Where(i => i.Expression is not null && i.Member.Facts is { AutoEvaluate: true, Recorded: true }).ToList();
        if (written.Count == 0 || !written.TrueForAll(i => i.IsConstant)) return;
        ConstantState = new JsonObject(written.Select(i => KeyValuePair.Create(i.Name, i.ConstantJson?.DeepClone()))).ToJsonString(JsonReading.Compact);
    }

    /// <summary>An instance comes here from another version: what an open execution of this activity remembers there is to be brought into this
    /// version's form. Unless overridden it means the same in both.</summary>
    internal virtual void Move(MovingExecution moving)
    {
    }

    /// <summary>Once all activities of the definition are there.</summary>
    internal virtual void Connect(Activity[] all)
    {
    }
}

/// <summary>Which of its ports an activity leaves through, each time it completes.</summary>
public enum Leaving
{
    ThroughOne,

    /// <summary>At least one.</summary>
    ThroughSome,

    ThroughAll,
}

/// <summary>What a <c>Break</c> does to an activity around it.</summary>
internal enum Breaking
{
    /// <summary>Nothing; those around it hear it too.</summary>
    Passes,

    /// <summary>It goes no further once its running child is complete; those around it hear it too.</summary>
    Stops,

    /// <summary>It is the loop that the break was meant for.</summary>
    Ends,
}

/// <param name="ExecutionId">Of the child.</param>
/// <param name="Node">The child.</param>
/// <param name="Outcomes">At least one.</param>
public sealed record ChildCompletion(Guid ExecutionId, ActivityNode Node, IReadOnlyList<string> Outcomes);

/// <summary>A child that is scheduled, running or waiting.</summary>
/// <param name="Started">False while it only stands in the queue.</param>
public sealed record LiveChild(Guid ExecutionId, ActivityNode Node, bool Started);

/// <summary>Stands for a type nobody registered.</summary>
[Activity("Elsa.NotFoundActivity", Category = "System", DisplayName = "Not Found Activity", IsBrowsable = false)]
public sealed class NotFoundActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context) => throw new ActivityException("activity.unknown_type", Node.Type);
}

/// <summary>The workflow itself: runs its root and is complete when the root is.</summary>
[Activity(WorkflowDefinition.WorkflowType, Category = "Workflows", DisplayName = "Workflow", IsBrowsable = false, EmbeddedPorts = ["Root"], HiddenPorts = ["Root"])]
public sealed class WorkflowRoot : Activity
{
    public required Output<JsonNode?> Result { get; init; }

    internal override bool HoldsVariables => true;

    internal override bool IsComposite => true;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Schedule(Node.Children[0]);
        return default;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        context.Complete();
        return default;
    }
}
