using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Moving;

/// <summary>An open execution on its way into another version, as its activity there sees it: it brings what the execution remembers into
/// that version's form, or says why that cannot be.</summary>
internal sealed class MovingExecution(
    Activity from,
    JsonObject memory,
    IReadOnlyList<MovingChild> children,
    Func<ActivityNode, ActivityNode?> targetOf,
    Func<ActivityNode, bool> isFinished,
    Action<string, string> refuse,
    Action<ActivityNode> schedule)
{
    /// <summary>In the version that it leaves.</summary>
    public Activity From => from;

    public JsonObject Memory => memory;

    /// <summary>What it has scheduled and is still open.</summary>
    public IReadOnlyList<MovingChild> Children => children;

    /// <summary>What takes an activity's place.</summary>
    public ActivityNode? TargetOf(ActivityNode activity) => targetOf(activity);

    /// <summary>Whether this execution has seen that child complete.</summary>
    public bool IsFinished(ActivityNode child) => isFinished(child);

    /// <param name="code">One of <see cref="Obstacles"/>.</param>
    public void Refuse(string code, string subject) => refuse(code, subject);

    /// <summary>Once it has moved, this child runs.</summary>
    public void Schedule(ActivityNode child) => schedule(child);
}

/// <param name="To">Null: nowhere, which is an obstacle of its own.</param>
internal sealed record MovingChild(Guid ExecutionId, ActivityNode From, ActivityNode? To);
