using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>What one batch of rows came to.</summary>
internal sealed class Batch(Import import, DateOnly today, DateTimeOffset now)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<ImportRejection> rejections = [];
    private readonly HashSet<Guid> touched = [];
    private readonly HashSet<string> periods = [];

    public ImportKind Kind => import.Kind;

    public ImportColumns Columns { get; } = ImportColumns.Of(import.Kind);

    /// <summary>In the county; no fact may lie behind it.</summary>
    public DateOnly Today => today;

    public DateTimeOffset Now => now;

    public IReadOnlyList<ImportRejection> Rejections => rejections;

    /// <summary>Households to be evaluated.</summary>
    public IReadOnlySet<Guid> Touched => touched;

    /// <summary>Years of enrolments, months of expenses that the rows were about.</summary>
    public IReadOnlySet<string> Periods => periods;

    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    public void Touch(Guid householdId) => touched.Add(householdId);

    public void Cover(string period) => periods.Add(period);

    public void Count(RowOutcome outcome) => Counts = outcome switch
    {
        RowOutcome.Created => Counts with { Created = Counts.Created + 1 },
        RowOutcome.Updated => Counts with { Updated = Counts.Updated + 1 },
        _ => Counts with { Unchanged = Counts.Unchanged + 1 },
    };

    public void Reject(ImportRow row, DomainException why)
    {
        Counts = Counts with { Rejected = Counts.Rejected + 1 };
        Keep(row, why, warning: false);
    }

    /// <summary>The row is applied all the same.</summary>
    public void Warn(ImportRow row, DomainException why)
    {
        Counts = Counts with { Warnings = Counts.Warnings + 1 };
        Keep(row, why, warning: true);
    }

    private void Keep(ImportRow row, DomainException why, bool warning)
    {
        var field = why.Params.GetValueOrDefault("field") as string ?? "";
        var rest = why.Params.Where(p => p.Key != "field").ToDictionary(p => p.Key, p => Plain(p.Value));
        rejections.Add(new(
            Ids.New(now), import.Id, row.Number, row.Line, new(field, why.Code, JsonSerializer.Serialize(rest)), JsonSerializer.Serialize(row.Values, Json), warning));
    }

    private static object? Plain(object? value) => value switch
    {
        null or string or int or long or decimal or bool => value,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

internal enum RowOutcome
{
    Created,
    Updated,
    Unchanged,
}
