using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions.Soundness.Calling;

/// <summary>Definitions that are called are there, and are given what they declare.</summary>
internal sealed class ChildRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection)
    {
        var library = inspection.Library.With(inspection.Definition);
        foreach (var (caller, id) in Calls.Of(inspection.Definition))
        {
            if (library.Find(id) is not { } child)
            {
                yield return FindingKinds.ChildMissing.At(caller, caller.Json[Calls.Member] is JsonObject ? $"/{Calls.Member}/expression/value" : $"/{Calls.Member}", id);
                continue;
            }

            var given = (WrittenOut.Structure(caller, "input") as JsonObject ?? []).Select(i => i.Key);
            foreach (var input in given.Except(child.Inputs)) yield return FindingKinds.ChildInputUndeclared.At(caller, "/input/expression/value", input, id);
        }
    }
}
