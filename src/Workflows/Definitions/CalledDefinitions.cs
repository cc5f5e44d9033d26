using CaseFlow.Workflows.Definitions.Soundness;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Which definitions a definition comes to run.</summary>
public static class CalledDefinitions
{
    /// <param name="definitionId">Where to begin.</param>
    /// <param name="among">Those that are there.</param>
    /// <returns>The ids of the first one, of those that it calls, of those that these call, and so on; calls that are only known when they run are not seen.</returns>
    public static IReadOnlySet<string> From(string definitionId, IEnumerable<WorkflowDefinition> among)
    {
        var byId = among.ToDictionary(d => d.DefinitionId, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([definitionId]);
        while (open.TryPop(out var id))
        {
            if (!reached.Add(id) || !byId.TryGetValue(id, out var definition)) continue;
            foreach (var call in Calls.Of(definition)) open.Push(call.DefinitionId);
        }

        return reached;
    }
}
