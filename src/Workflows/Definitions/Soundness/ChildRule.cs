namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>Definitions that are called are there.</summary>
internal sealed class ChildRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection)
    {
        foreach (var (caller, id) in Calls.Of(inspection.Definition))
        {
            if (id != inspection.Definition.DefinitionId && inspection.Library.Find(id) is null)
            {
                yield return FindingKinds.ChildMissing.At(caller, $"/{Calls.Member}/expression/value", id);
            }
        }
    }
}
