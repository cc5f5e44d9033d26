using System.Globalization;

namespace CaseFlow.Web.Features.Elsa;

/// <summary>What stands behind the question mark, as Elsa's tools write it: names in any case, <c>True</c> and <c>False</c>, a key repeated for several
/// values, an empty value where nothing is asked for. What cannot be read is not asked for.</summary>
internal readonly struct ElsaQuery(IQueryCollection query)
{
    /// <summary>More values than these are not looked at.</summary>
    private const int MostValues = 500;

    public string? Text(string name) => query[name] is [{ Length: > 0 } value, ..] ? value : null;

    public int? Number(string name) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Math.Clamp(value, 0, 1_000_000) : null;

    public bool? Flag(string name) => bool.TryParse(Text(name), out var value) ? value : null;

    public IReadOnlyList<string> All(string name) =>
        [.. query[name].OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Take(MostValues)];
}
