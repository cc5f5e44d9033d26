using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What is found in a definition among those that are published here.</summary>
public sealed class DefinitionFindings(DefinitionValidator validator, DbContext db)
{
    /// <param name="definition">With its definitionId.</param>
    /// <param name="alongside">Definitions that come together with it.</param>
    /// <param name="stop">Of the request.</param>
    public async Task<IReadOnlyList<Finding>> OfAsync(
        WorkflowDefinition definition, IReadOnlyCollection<string> alongside, CancellationToken stop)
    {
        var known = new HashSet<string>(alongside, StringComparer.Ordinal) { definition.DefinitionId };
        var others = definition.CalledDefinitions.Where(id => !known.Contains(id)).ToList();
        if (others.Count > 0)
        {
            known.UnionWith(await db.Set<DefinitionRow>().Where(d => d.IsPublished && others.Contains(d.DefinitionId))
                .Select(d => d.DefinitionId).ToListAsync(stop));
        }

        return validator.Validate(definition, known.Contains);
    }

    /// <summary>What nobody may even keep: scripts that the engine cannot read would only be met when a case stands there.</summary>
    public static IReadOnlyList<Finding> RefusedInDraft(IEnumerable<Finding> findings) =>
        [.. findings.Where(f => f.Code == FindingKinds.ScriptMalformed.Code)];

    /// <summary>What is refused at import and when it is published, whoever may reach it.</summary>
    public static IReadOnlyList<Finding> RefusedAlways(IEnumerable<Finding> findings) =>
        [.. findings.Where(f => f.Code == FindingKinds.ScriptMalformed.Code || f.Code == FindingKinds.UnknownType.Code)];
}
