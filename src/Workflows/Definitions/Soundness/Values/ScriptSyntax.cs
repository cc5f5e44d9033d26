using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Soundness.Values;

/// <summary>Scripts that the engine cannot parse, as it finds them itself; each is asked about once. What needs no engine is not asked about.</summary>
internal sealed class ScriptSyntax(IScriptRunner scripts)
{
    public IEnumerable<Finding> Check(Inspection inspection) =>
        from same in inspection.Steps.SelectMany(Inspection.ExpressionsOf).Where(e => e.IsScript).GroupBy(e => e.Script, StringComparer.Ordinal)
        where TrivialScript.Read(same.Key) is null
        let error = scripts.FindSyntaxError(same.Key)
        where error is not null
        from expression in same
        select FindingKinds.ScriptMalformed.At(expression.Node, $"{expression.Path}/value", error);
}
