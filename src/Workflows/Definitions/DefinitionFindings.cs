namespace CaseFlow.Workflows.Definitions;

/// <summary>What is found in a definition among those that are published here.</summary>
public sealed class DefinitionFindings(DefinitionValidator validator, PublishedLibrary library)
{
    /// <param name="definition">With its definitionId.</param>
    /// <param name="stop">Of the request.</param>
    public async Task<IReadOnlyList<Finding>> OfAsync(WorkflowDefinition definition, CancellationToken stop) =>
        await validator.ValidateAsync(definition, await library.CalledByAsync([definition], stop), stop);

    /// <summary>What nobody may even keep: scripts that the engine cannot read would only be met when a case stands there.</summary>
    public static IReadOnlyList<Finding> RefusedInDraft(IEnumerable<Finding> findings) =>
        [.. findings.Where(f => f.Code == FindingKinds.ScriptMalformed.Code)];

    /// <summary>What is refused at import and when it is published, whoever may reach it.</summary>
    public static IReadOnlyList<Finding> RefusedAlways(IEnumerable<Finding> findings) =>
        [.. findings.Where(f => f.Code == FindingKinds.ScriptMalformed.Code
            || f.Code == FindingKinds.UnknownType.Code || f.Code == FindingKinds.ActivityNotSupported.Code)];
}
