namespace CaseFlow.Workflows.Definitions;

/// <summary>What one content of a definition has and another has not. What a server adds, white space, and an absent member against an empty one are no
/// difference.</summary>
/// <param name="Definition">What changed beside the activities: name, description, variables, inputs, outputs, options ...</param>
/// <param name="Added">Activities that only the later content has.</param>
/// <param name="Removed">Activities that only the earlier content has.</param>
/// <param name="Changed">Activities that both have and that do another thing, or stand in another activity.</param>
/// <param name="Moved">Activities that only stand elsewhere on the canvas.</param>
/// <param name="ConnectionsAdded">Of all flowcharts.</param>
/// <param name="ConnectionsRemoved">Of all flowcharts.</param>
public sealed record DefinitionDifference(
    IReadOnlyList<MemberChange> Definition,
    IReadOnlyList<ComparedActivity> Added,
    IReadOnlyList<ComparedActivity> Removed,
    IReadOnlyList<ChangedActivity> Changed,
    IReadOnlyList<ComparedActivity> Moved,
    IReadOnlyList<ComparedConnection> ConnectionsAdded,
    IReadOnlyList<ComparedConnection> ConnectionsRemoved)
{
    /// <summary>Nothing that the workflow does, or that people read of it, is different; at most where things stand on the canvas.</summary>
    public bool IsLayoutOnly =>
        Definition.Count + Added.Count + Removed.Count + Changed.Count + ConnectionsAdded.Count + ConnectionsRemoved.Count == 0;

    public bool IsEmpty => IsLayoutOnly && Moved.Count == 0;

    /// <summary>Both are only read.</summary>
    /// <param name="before">Null: there was nothing.</param>
    /// <param name="after">What came of it.</param>
    public static DefinitionDifference Between(WorkflowDefinition? before, WorkflowDefinition after)
    {
        var pairs = ActivityPairs.Of(before, after);
        var changed = new List<ChangedActivity>();
        var moved = new List<ComparedActivity>();
        foreach (var (was, @is) in pairs.InBoth)
        {
            var members = MemberComparison.OfActivities(was, @is);
            var elsewhere = pairs.StandsElsewhere(was, @is);
            if (members.Count > 0 || elsewhere) changed.Add(new(ComparedActivity.Of(@is), members, elsewhere));
            else if (MemberComparison.IsMoved(was, @is)) moved.Add(ComparedActivity.Of(@is));
        }

        var earlier = ComparedConnection.AllOf(before);
        var later = ComparedConnection.AllOf(after);
        return new(
            before is null ? [] : MemberComparison.OfDefinitions(before, after),
            [.. pairs.OnlyAfter.Select(ComparedActivity.Of)],
            [.. pairs.OnlyBefore.Select(ComparedActivity.Of)],
            changed,
            moved,
            [.. later.Except(earlier)],
            [.. earlier.Except(later)]);
    }
}

/// <summary>An activity as people recognise it.</summary>
/// <param name="Id">Within the definition.</param>
/// <param name="NodeId">Where it stands: <c>Workflow1:Flowchart1:review</c>.</param>
/// <param name="Text">What the canvas shows on it; its name or its id when it has no text of its own.</param>
public sealed record ComparedActivity(string Id, string NodeId, string Type, string Text)
{
    public static ComparedActivity Of(ActivityNode node) => new(
        node.Id, node.NodeId, node.Type, Given((node.Json["metadata"] as System.Text.Json.Nodes.JsonObject)?.Text("displayText")) ?? Given(node.Name) ?? node.Id);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <param name="Activity">As it is now.</param>
/// <param name="Members">What changed of it, its own children left aside.</param>
/// <param name="IsElsewhere">It stands in another activity, or at another port of it.</param>
public sealed record ChangedActivity(ComparedActivity Activity, IReadOnlyList<MemberChange> Members, bool IsElsewhere);

/// <param name="Path">JSON pointer from the activity, or from the definition, on: <c>/title/expression/value</c>.</param>
/// <param name="Before">JSON; null: it was not there.</param>
/// <param name="After">JSON; null: it is gone.</param>
public sealed record MemberChange(string Path, string? Before, string? After);

/// <summary>Between two activities of a flowchart, by their ids.</summary>
/// <param name="Flowchart">Id of the flowchart.</param>
public sealed record ComparedConnection(string Flowchart, string Source, string Port, string Target)
{
    internal static HashSet<ComparedConnection> AllOf(WorkflowDefinition? definition) =>
    [
        .. (definition?.Nodes ?? []).SelectMany(n => Activities.Control.FlowGraph.ReadConnections(n.Json)
            .Select(c => new ComparedConnection(n.Id, c.Source, c.Port, c.Target))),
    ];
}
