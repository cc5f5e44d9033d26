namespace CaseFlow.Workflows.Definitions;

/// <summary>Which activity of one content is which of another: the one of the same id, or, where an id occurs twice, of the same place.</summary>
internal sealed class ActivityPairs
{
    private readonly Dictionary<ActivityNode, ActivityNode> laterOf = [];

    private ActivityPairs(IReadOnlyList<ActivityNode> before, IReadOnlyList<ActivityNode> after)
    {
        var twice = Twice(before).Concat(Twice(after)).ToHashSet(StringComparer.Ordinal);
        var was = before.ToDictionary(Key, StringComparer.Ordinal);
        InBoth = [.. after.Where(n => was.ContainsKey(Key(n))).Select(n => (was[Key(n)], n))];
        foreach (var (earlier, later) in InBoth) laterOf.Add(earlier, later);
        var kept = InBoth.Select(p => p.Is).ToHashSet();
        OnlyAfter = [.. after.Where(n => !kept.Contains(n))];
        OnlyBefore = [.. before.Where(n => !laterOf.ContainsKey(n))];

        string Key(ActivityNode node) => twice.Contains(node.Id) ? $"{node.NodeId} {node.Path}" : node.Id;
    }

    public IReadOnlyList<(ActivityNode Was, ActivityNode Is)> InBoth { get; }

    public IReadOnlyList<ActivityNode> OnlyBefore { get; }

    public IReadOnlyList<ActivityNode> OnlyAfter { get; }

    public static ActivityPairs Of(WorkflowDefinition? before, WorkflowDefinition after) =>
        new([.. (before?.Nodes ?? []).Skip(1)], [.. after.Nodes.Skip(1)]);

    public bool StandsElsewhere(ActivityNode was, ActivityNode @is) =>
        was.Port != @is.Port || (was.Parent!.Parent is null ? @is.Parent!.Parent is not null : laterOf.GetValueOrDefault(was.Parent) != @is.Parent);

    private static IEnumerable<string> Twice(IReadOnlyList<ActivityNode> nodes) =>
        nodes.GroupBy(n => n.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
