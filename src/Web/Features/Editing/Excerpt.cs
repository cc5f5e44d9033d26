namespace CaseFlow.Web.Features.Editing;

/// <summary>The part of two long texts in which they part.</summary>
public static class Excerpt
{
    private const int Longest = 160;
    private const int Lead = 40;

    /// <returns>Both as they are when they are short; else from a little before the first difference on.</returns>
    public static (string Before, string After) Of(string? before, string? after)
    {
        var from = 0;
        if (before is not null && after is not null && Math.Max(before.Length, after.Length) > Longest)
        {
            while (from < before.Length && from < after.Length && before[from] == after[from]) from++;
            from = Math.Max(0, from - Lead);
        }

        return (Cut(before, from), Cut(after, from));
    }

    private static string Cut(string? text, int from)
    {
        if (text is null) return "–";
        var cut = text[Math.Min(from, text.Length)..];
        return $"{(from > 0 ? "…" : "")}{(cut.Length > Longest ? $"{cut[..Longest]}…" : cut)}";
    }
}
