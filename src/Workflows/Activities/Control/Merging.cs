using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>How an activity treats several tokens.</summary>
internal enum Merging
{
    /// <summary>Waits for branches that are under way and ignores those that are not; runs once.</summary>
    UnderWay,

    /// <summary>As <see cref="UnderWay"/>, and goes on as soon as every inbound connection brought a token.</summary>
    All,

    /// <summary>The first token wins; the branches that could still have arrived are cancelled.</summary>
    First,

    /// <summary>Runs once for each token.</summary>
    Each,
}

internal static class MergingOf
{
    /// <summary>A join's mode is its own; other activities have it in <c>customProperties.mergeMode</c>.</summary>
    public static Merging Read(ActivityNode node)
    {
        if (node.Type == "Elsa.FlowJoin")
        {
            // Elsa's descriptor has WaitAny as the default of an unset mode.
            var mode = ((node.Json["mode"] as JsonObject)?["expression"] as JsonObject)?.Text("value");
            return mode is null or "WaitAny" ? Merging.First : mode is "WaitAll" ? Merging.All : Merging.UnderWay;
        }

        return (node.Json["customProperties"] as JsonObject)?.Text("mergeMode") switch
        {
            "Merge" or "Converge" => Merging.All,
            "Race" => Merging.First,
            "Cascade" => Merging.Each,
            _ => Merging.UnderWay,
        };
    }
}
