using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Soundness.Values;

/// <summary>Scripts that the engine cannot parse, as it finds them itself; each is asked about once. What needs no engine is not asked about.</summary>
internal sealed class ScriptSyntax(IScriptRunner scripts)
{
    public async ValueTask<IReadOnlyList<Finding>> CheckAsync(Inspection inspection, CancellationToken stop)
    {
        var findings = new List<Finding>();
        var same = inspection.Steps.SelectMany(Inspection.ExpressionsOf).Where(e => e.IsScript).GroupBy(e => e.Script, StringComparer.Ordinal);
        foreach (var expressions in same.Where(s => TrivialScript.Read(s.Key) is null))
        {
            if (await scripts.FindSyntaxErrorAsync(expressions.Key, stop) is not { } error) continue;
            findings.AddRange(expressions.Select(e => FindingKinds.ScriptMalformed.At(e.Node, $"{e.Path}/value", error)));
        }

        return findings;
    }
}
