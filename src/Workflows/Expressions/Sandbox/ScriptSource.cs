using Jint.Parser;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>Reads scripts, and keeps the trees of those it read: conditions are asked again and again.</summary>
internal sealed class ScriptSource
{
    private const int Capacity = 300;

    /// <summary>Elsa lets a script return at its top level.</summary>
    private const string Before = "(function(){";
    private const string After = "\n}).call(this)";

    private readonly Dictionary<string, Jint.Parser.Ast.Program> known = new(StringComparer.Ordinal);

    /// <exception cref="ParserException">With line and column in the source as it was given, both from 1.</exception>
    public Jint.Parser.Ast.Program Read(string source)
    {
        if (known.TryGetValue(source, out var found)) return found;
        if (known.Count >= Capacity) known.Clear();
        return known[source] = Parse(source);
    }

    private static Jint.Parser.Ast.Program Parse(string source)
    {
        if (NullOperators.AreIn(source)) source = NullOperators.Lower(source) ?? source;
        try
        {
            return new JavaScriptParser().Parse(source);
        }
        catch (ParserException error) when (error.Description?.Contains("return", StringComparison.OrdinalIgnoreCase) == true)
        {
            return ParseBody(source);
        }
    }

    private static Jint.Parser.Ast.Program ParseBody(string source)
    {
        try
        {
            return new JavaScriptParser().Parse(Before + source + After);
        }
        catch (ParserException error) when (error.LineNumber == 1)
        {
            error.Column = Math.Max(error.Column - Before.Length, 1);
            throw;
        }
    }
}
