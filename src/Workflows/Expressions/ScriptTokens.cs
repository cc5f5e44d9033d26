using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Expressions;

/// <summary>A word, a number, a text, a regular expression or an operator of a script.</summary>
internal readonly record struct ScriptToken(int Start, int End, string Text, bool IsWord)
{
    public bool IsKeyword => IsWord && Text is "return" or "typeof" or "throw" or "case" or "in" or "of" or "new" or "delete" or "void" or "else" or "do" or "instanceof";
}

internal static partial class ScriptTokens
{
    /// <summary>Reads as far as it understands; what a text or a regular expression holds is no token.</summary>
    public static List<ScriptToken> Read(string source)
    {
        var tokens = new List<ScriptToken>();
        for (var at = 0; at < source.Length;)
        {
            var match = Space().Match(source, at);
            if (!match.Success) match = MayBegin(tokens) ? Expression().Match(source, at) : Match.Empty;
            if (!match.Success) match = Token().Match(source, at);
            if (!match.Success || match.Length == 0) return tokens;

            if (!match.Groups["space"].Success)
            {
                var isWord = match.Groups["word"].Success;
                tokens.Add(new(at, at + match.Length, match.Groups["text"].Success ? "\"\"" : match.Value, isWord));
            }

            at += match.Length;
        }

        return tokens;
    }

    /// <summary>Whether a slash begins a regular expression here.</summary>
    private static bool MayBegin(List<ScriptToken> tokens) =>
        tokens.Count == 0 || tokens[^1].IsKeyword || (!tokens[^1].IsWord && tokens[^1].Text is not (")" or "]" or "}" or "\"\"") && !char.IsDigit(tokens[^1].Text[0]));

    [GeneratedRegex(@"\G(?<space>\s+|//[^\n]*|/\*[\s\S]*?\*/)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Space();

    [GeneratedRegex(@"\G(?<text>/(\\.|\[(\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Expression();

    [GeneratedRegex("""\G((?<text>"(\\[\s\S]|[^"\\])*"|'(\\[\s\S]|[^'\\])*')|(?<word>[A-Za-z_$][\w$]*)|[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?|\?\?|\?\.(?![0-9])|=>|===|!==|==|!=|<=|>=|&&|\|\||\+\+|--|[-+*/%&|^]=|>>>|>>|<<|[\s\S])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Token();
}
