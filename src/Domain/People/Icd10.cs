using System.Text.RegularExpressions;

namespace CaseFlow.Domain.People;

/// <summary>A diagnosis code, with the Chinese extension where there is one: <c>I10</c>, <c>E11.9</c>, <c>C16.900x001</c>.</summary>
public sealed partial record Icd10
{
    private Icd10(string value, string stem)
    {
        Value = value;
        Stem = stem;
    }

    public string Value { get; }

    /// <summary>Without the dagger or asterisk and without the Chinese suffix: <c>C16.900x001</c> is <c>C16.900</c>.</summary>
    public string Stem { get; }

    /// <summary>Letter and two digits.</summary>
    public string Category => Stem[..3];

    /// <exception cref="Common.DomainException"><c>icd10.malformed</c></exception>
    public static Icd10 Parse(string? text)
    {
        var match = Shape().Match(text?.Trim() ?? "");
        return match.Success ? new(match.Value, string.Concat(match.Groups["stem"].Captures)) : throw PeopleErrors.IcdMalformed();
    }

    /// <param name="pattern">A prefix (<c>C16</c>, <c>Q21.1</c>) or a range of categories (<c>J60-J65</c>).</param>
    public bool IsUnder(string pattern)
    {
        var dash = pattern.IndexOf('-', StringComparison.Ordinal);
        return dash < 0
            ? Stem.StartsWith(pattern, StringComparison.Ordinal)
            : string.CompareOrdinal(Category, pattern[..dash]) >= 0 && string.CompareOrdinal(Category, pattern[(dash + 1)..]) <= 0;
    }

    /// <summary>Not the code: a diagnosis is personal data.</summary>
    public override string ToString() => nameof(Icd10);

    [GeneratedRegex(@"\A(?<stem>[A-Z][0-9]{2})((?<stem>\.[0-9x][0-9]{0,2})(x[0-9]{3})?)?[+*]?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
