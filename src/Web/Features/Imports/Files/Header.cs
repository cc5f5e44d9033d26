using System.Text.RegularExpressions;
using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Imports.Files;

/// <summary>Which of a row's fields is which column.</summary>
public sealed partial class Header
{
    private readonly int[] places;

    private Header(ImportColumns columns, int[] places, int width)
    {
        Columns = columns;
        this.places = places;
        Width = width;
    }

    public ImportColumns Columns { get; }

    /// <summary>Fields of every row of the file, reason columns included.</summary>
    public int Width { get; }

    /// <param name="columns">Of the kind that the file is sent as.</param>
    /// <param name="found">The first line's fields.</param>
    /// <exception cref="DomainException">One of <c>import.header_*</c>.</exception>
    public static Header Read(ImportColumns columns, IReadOnlyList<string> found)
    {
        var names = found.Select(name => name.Trim()).ToList();
        if (!names.Exists(columns.Names.Contains)) throw FileErrors.HeaderAbsent();

        var unknown = names.Select((name, at) => (name, at)).Where(n => !columns.Names.Contains(n.name) && !ImportColumns.Reasons.Contains(n.name))
            .Select(n => Quotable().IsMatch(n.name) ? n.name : $"#{n.at + 1}").ToList();
        var missing = columns.Required.Except(names).ToList();
        if (unknown.Count > 0 && missing.Count > 0) throw FileErrors.HeaderWrong(Listed(unknown), Listed(missing));
        if (unknown.Count > 0) throw FileErrors.HeaderUnknown(Listed(unknown));
        if (missing.Count > 0) throw FileErrors.HeaderMissing(Listed(missing));

        var repeated = names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        if (repeated.Count > 0) throw FileErrors.HeaderRepeated(Listed(repeated));

        return new(columns, [.. columns.Names.Select(name => names.IndexOf(name))], names.Count);
    }

    /// <summary>A row's fields in the order of <see cref="ImportColumns.Names"/>; an optional column that the file lacks is empty.</summary>
    internal string[] Arrange(CsvRows row, System.Text.Encoding encoding)
    {
        var values = new string[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            values[i] = places[i] < 0 ? "" : row.Text(places[i], encoding).Trim();
        }

        return values;
    }

    private static string Listed(List<string> names) => string.Join(", ", names.Take(20));

    // A refusal is stored and logged in the open: what may be a person's name or number is named by its place instead.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,39}\z")]
    private static partial Regex Quotable();
}
