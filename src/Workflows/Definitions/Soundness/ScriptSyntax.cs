using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>Scripts that the engine cannot parse, as it finds them itself.</summary>
internal sealed class ScriptSyntax(IScriptRunner scripts)
{
    public IEnumerable<Finding> Check(Inspection inspection) =>
        from node in inspection.Steps
        from expression in Inspection.ExpressionsOf(node)
        where expression.IsScript
        let error = scripts.FindSyntaxError(expression.Script)
        where error is not null
        select FindingKinds.ScriptMalformed.At(node, $"{expression.Path}/value", error);
}
