namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>The definitions that stand beside one another: what is published, or what is about to be.</summary>
public sealed class DefinitionLibrary
{
    public static readonly DefinitionLibrary Empty = new([]);

    private readonly Dictionary<string, WorkflowDefinition> byId = new(StringComparer.Ordinal);

    /// <param name="definitions">Of several with one id the last counts.</param>
    public DefinitionLibrary(IEnumerable<WorkflowDefinition> definitions)
    {
        foreach (var definition in definitions) byId[definition.DefinitionId] = definition;
    }

    /// <summary>The definition that may be used as an activity of this type.</summary>
    public WorkflowDefinition? FindUsed(string typeName) => byId.Values.FirstOrDefault(
        d => d.UsableAsActivity && UsedWorkflow.TypeNameOf(d.Name).Equals(typeName, StringComparison.OrdinalIgnoreCase));

    public WorkflowDefinition? Find(string definitionId) => byId.GetValueOrDefault(definitionId);

    /// <summary>The same library with these in it, in place of others with their ids.</summary>
    public DefinitionLibrary With(params WorkflowDefinition[] definitions) => new(byId.Values.Concat(definitions));

    /// <summary>Whether a case's workflow can come to run this definition: it has a step or a task of a case, or one that has calls it,
    /// however indirectly. Errors in such a definition block its publishing.</summary>
    public bool CanReachCases(WorkflowDefinition definition)
    {
        var library = Find(definition.DefinitionId) == definition ? this : With(definition);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<WorkflowDefinition>(library.byId.Values.Where(TouchesCases));
        while (open.TryPop(out var at))
        {
            if (!reached.Add(at.DefinitionId)) continue;
            if (at == definition) return true;
            foreach (var child in Calls.Of(at).Select(c => library.Find(c.DefinitionId)).OfType<WorkflowDefinition>()) open.Push(child);
        }

        return false;
    }

    private static bool TouchesCases(WorkflowDefinition definition) =>
        definition.Nodes.Any(n => n.Type.StartsWith(CaseActivities, StringComparison.Ordinal));

    private const string CaseActivities = "CaseFlow.";
}
