namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>One kind of question asked of a definition. Keeps nothing between definitions.</summary>
internal interface ISoundnessRule
{
    IEnumerable<Finding> Check(Inspection inspection);
}
