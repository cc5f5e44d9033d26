using System.Text;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Rewrites <c>a ?? b</c> and <c>a?.b</c> into ES5.1. The engine is older than they are, and Elsa's definitions are full of them. Lines stay
/// where they are; columns behind an operator move.</summary>
internal static class NullOperators
{
    private const int MaxOperators = 50;

    private static readonly HashSet<string> Loose =
    [
        "(", "[", "{", "}", ",", ";", "?", ":", "??", "&&", "||", "=>", "=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "return", "throw", "case", "else", "do", "var", "let", "const", "in", "of",
    ];

    public static bool AreIn(string source) => source.Contains("??", StringComparison.Ordinal) || source.Contains("?.", StringComparison.Ordinal);

    /// <returns>Null when there is none outside of texts, or when what stands around one is not understood.</returns>
    public static string? Lower(string source)
    {
        var changed = false;
        for (var turn = 0; turn < MaxOperators; turn++)
        {
            var tokens = ScriptTokens.Read(source);
            // Chains first: they bind tighter, and the leftmost holds the others.
            var at = tokens.FindIndex(t => t.Text == "?.");
            var lowered = at >= 0 ? Chain(source, tokens, at) : (at = tokens.FindIndex(t => t.Text == "??")) >= 0 ? Otherwise(source, tokens, at) : null;
            if (at < 0) return changed ? source : null;
            if (lowered is null) return null;

            source = lowered;
            changed = true;
        }

        return null;
    }

    /// <summary><c>a?.b.c()</c>: nothing when <c>a</c> is null or undefined, however long the chain behind it.</summary>
    private static string? Chain(string source, List<ScriptToken> tokens, int at)
    {
        var first = at;
        while (first > 0 && Before(tokens, first) is { } earlier) first = earlier;
        var last = at;
        while (last + 1 < tokens.Count && After(tokens, last) is { } later) last = later;
        if (first == at || last == at) return null;

        var link = tokens[at + 1].Text is "(" or "[" ? "" : ".";
        var rest = source[tokens[at].End..tokens[last].End];
        return Wrap(source, tokens[first].Start, tokens[last].End, source[tokens[first].Start..tokens[at].Start], $"void 0:$v{link}{rest}");
    }

    /// <summary><c>a ?? b</c></summary>
    private static string? Otherwise(string source, List<ScriptToken> tokens, int at)
    {
        var first = Operand(tokens, at, -1);
        var last = Operand(tokens, at, +1);
        if (first == at || last == at) return null;

        var (left, right) = (source[tokens[first].Start..tokens[at].Start], source[tokens[at].End..tokens[last].End]);
        return Wrap(source, tokens[first].Start, tokens[last].End, left, $"({right}):$v");
    }

    private static string Wrap(string source, int start, int end, string subject, string choice) => new StringBuilder(source.Length + 80)
        .Append(source, 0, start)
        .Append("(function($v){return $v==null?").Append(choice).Append(";}).call(this,").Append(subject).Append(')')
        .Append(source, end, source.Length - end)
        .ToString();

    /// <returns>The first token of the link of a member chain that ends before this one; null when the chain begins here.</returns>
    private static int? Before(List<ScriptToken> tokens, int at)
    {
        var previous = tokens[at - 1];
        if (previous.Text is ")" or "]") return Opening(tokens, at - 1) is { } opening && StartsHere(tokens, at) ? opening : null;
        if (previous.Text == ".") return at - 1;
        if (previous.IsWord && !previous.IsKeyword && StartsHere(tokens, at)) return at - 1;
        return null;

        // Something can only be continued by a dot, a bracket or the operator itself.
        static bool StartsHere(List<ScriptToken> tokens, int at) => tokens[at].Text is "." or "?." or "(" or "[";
    }

    private static int? After(List<ScriptToken> tokens, int at)
    {
        var next = tokens[at + 1];
        if (next.Text is "(" or "[") return tokens[at].Text == "." ? null : Closing(tokens, at + 1);
        if (tokens[at].Text is "." or "?.") return next.IsWord ? at + 1 : null;
        return next.Text == "." ? at + 1 : null;
    }

    private static int Operand(List<ScriptToken> tokens, int at, int direction)
    {
        var reached = at;
        for (var i = at + direction; i >= 0 && i < tokens.Count;)
        {
            var text = tokens[i].Text;
            var isOpen = direction < 0 ? text is ")" or "]" or "}" : text is "(" or "[" or "{";
            if (isOpen)
            {
                if ((direction < 0 ? Opening(tokens, i) : Closing(tokens, i)) is not { } other) return at;
                reached = other;
            }
            else if (Loose.Contains(text) || text is ")" or "]")
            {
                return reached;
            }
            else
            {
                reached = i;
            }

            i = reached + direction;
        }

        return reached;
    }

    private static int? Opening(List<ScriptToken> tokens, int at) => Partner(tokens, at, -1);

    private static int? Closing(List<ScriptToken> tokens, int at) => Partner(tokens, at, +1);

    private static int? Partner(List<ScriptToken> tokens, int at, int direction)
    {
        var depth = 0;
        for (var i = at; i >= 0 && i < tokens.Count; i += direction)
        {
            if (tokens[i].Text is "(" or "[" or "{") depth += direction;
            if (tokens[i].Text is ")" or "]" or "}") depth -= direction;
            if (depth == 0) return i;
        }

        return null;
    }
}
