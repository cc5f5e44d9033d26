using System.Globalization;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Which versions of a definition are meant, as Elsa's <c>versionOptions</c> say it.</summary>
public readonly record struct VersionChoice
{
    private readonly Kind kind;
    private readonly int number;

    private VersionChoice(Kind kind, int number = 0)
    {
        this.kind = kind;
        this.number = number;
    }

    private enum Kind
    {
        Latest,
        Published,
        LatestOrPublished,
        LatestAndPublished,
        Draft,
        All,
        Numbered,
    }

    public static VersionChoice Latest { get; } = new(Kind.Latest);

    public static VersionChoice Published { get; } = new(Kind.Published);

    public static VersionChoice LatestOrPublished { get; } = new(Kind.LatestOrPublished);

    /// <summary>Latest ones that are not published.</summary>
    public static VersionChoice Draft { get; } = new(Kind.Draft);

    public static VersionChoice All { get; } = new(Kind.All);

    public static VersionChoice Numbered(int version) => new(Kind.Numbered, version);

    /// <param name="text"><c>Latest</c>, <c>Published</c>, <c>LatestOrPublished</c>, <c>LatestAndPublished</c>, <c>Draft</c>, <c>AllVersions</c> or a
    /// version's number, in any case.</param>
    /// <param name="otherwise">When the text is absent or empty.</param>
    /// <exception cref="Domain.Common.DomainException"><c>definition.version_malformed</c></exception>
    public static VersionChoice Parse(string? text, VersionChoice otherwise) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" => otherwise,
        "LATEST" => Latest,
        "PUBLISHED" => Published,
        "LATESTORPUBLISHED" => LatestOrPublished,
        "LATESTANDPUBLISHED" => new(Kind.LatestAndPublished),
        "DRAFT" => Draft,
        "ALL" or "ALLVERSIONS" => All,
        var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? Numbered(version)
            : throw DefinitionErrors.VersionMalformed(text),
    };

    public override string ToString() => kind is Kind.Numbered ? number.ToString(CultureInfo.InvariantCulture) : kind.ToString();

    public IQueryable<DefinitionRow> Of(IQueryable<DefinitionRow> rows)
    {
        var version = number;
        return kind switch
        {
            Kind.Latest => rows.Where(d => d.IsLatest),
            Kind.Published => rows.Where(d => d.IsPublished),
            Kind.LatestOrPublished => rows.Where(d => d.IsLatest || d.IsPublished),
            Kind.LatestAndPublished => rows.Where(d => d.IsLatest && d.IsPublished),
            Kind.Draft => rows.Where(d => d.IsLatest && !d.IsPublished),
            Kind.Numbered => rows.Where(d => d.Version == version),
            _ => rows,
        };
    }
}
