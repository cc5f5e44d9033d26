using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Definitions.Soundness.Calling;
using CaseFlow.Workflows.Definitions.Soundness.Cases;
using CaseFlow.Workflows.Definitions.Soundness.Flow;
using CaseFlow.Workflows.Definitions.Soundness.Values;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Says what in a definition cannot work, and what its author probably did not mean. Whether an error blocks its publishing,
/// <see cref="DefinitionLibrary.CanReachCases"/> tells.</summary>
public sealed class DefinitionValidator(ActivityRegistry registry, IScriptRunner scripts)
{
    private static readonly ISoundnessRule[] Rules =
    [
        new IdentityRule(),
        new ConnectionRule(),
        new InputRule(),
        new VariableRule(),
        new NameRule(),
        new ReachRule(),
        new EndRule(),
        new OutcomeRule(),
        new LoopRule(),
        new JoinRule(),
        new ChildRule(),
        new RecursionRule(),
        new TaskRule(),
        new StepRule(),
    ];

    /// <param name="definition">What is to be published.</param>
    /// <param name="library">What it may call.</param>
    /// <param name="stop">Stops between scripts.</param>
    /// <returns>In the order of the definition's activities, errors first within one.</returns>
    public async ValueTask<IReadOnlyList<Finding>> ValidateAsync(WorkflowDefinition definition, DefinitionLibrary library, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var inspection = new Inspection(definition, library, registry);
        var findings = Rules.SelectMany(r => r.Check(inspection)).Concat(await new ScriptSyntax(scripts).CheckAsync(inspection, stop));
        var places = definition.Nodes.GroupBy(n => n.Id, StringComparer.Ordinal).ToDictionary(n => n.Key, n => n.First().Index, StringComparer.Ordinal);
        return
        [
            .. findings
                .OrderBy(f => f.ActivityId is { } id ? places.GetValueOrDefault(id) : -1)
                .ThenByDescending(f => f.Severity),
        ];
    }
}
