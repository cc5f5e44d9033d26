using System.Text.Json;
using AutoMapper;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Imports;

/// <summary>How far an import has come.</summary>
/// <param name="Kind">For example <c>medical-expenses</c>.</param>
/// <param name="Bytes">Length of the file as it was sent.</param>
/// <param name="Rows">Without the header; null until the check has counted them.</param>
/// <param name="Percent">Of the present state's work.</param>
/// <param name="RowsPerSecond">Since the first row was applied; 0 before.</param>
/// <param name="Touched">Households that the rows touched.</param>
/// <param name="Evaluated">Of them by the rules.</param>
/// <param name="Refusal">Why the file was refused, or that the import failed.</param>
public sealed record ImportSummary(
    Guid Id,
    string Kind,
    ImportState State,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? FinishedAt,
    Guid? SentBy,
    long Bytes,
    long BytesChecked,
    string Sha256,
    FileEncoding? Encoding,
    long? Rows,
    long RowsDone,
    int Percent,
    int RowsPerSecond,
    ImportCounts Counts,
    int Touched,
    int Evaluated,
    ImportRefusal? Refusal);

/// <param name="Message">In the reader's language.</param>
public sealed record ImportRefusal(string Code, IReadOnlyDictionary<string, object?> Params, string Message);

internal sealed class ImportSummaryProfile : Profile
{
    public ImportSummaryProfile() => CreateMap<Import, ImportSummary>()
        .ForCtorParam(nameof(ImportSummary.Kind), to => to.MapFrom(i => ImportColumns.Of(i.Kind).Code))
        .ForCtorParam(nameof(ImportSummary.Percent), to => to.MapFrom(i => PercentOf(i)))
        .ForCtorParam(nameof(ImportSummary.RowsPerSecond), to => to.MapFrom((i, context) => RateOf(i, (DateTimeOffset)context.Items["now"])))
        .ForCtorParam(nameof(ImportSummary.Refusal), to => to.MapFrom((i, context) => RefusalOf(i, (Texts)context.Items["texts"])));

    private static int PercentOf(Import import) => import.State switch
    {
        ImportState.Received => 0,
        ImportState.Checking => Part(import.BytesChecked, import.Bytes),
        ImportState.Detecting => Part(import.Evaluated, import.Touched),
        _ => Part(import.RowsDone, import.Rows ?? 0),
    };

    private static int Part(long done, long all) => all <= 0 ? 100 : (int)(done * 100 / all);

    private static int RateOf(Import import, DateTimeOffset now)
    {
        if (import.ApplyingSince is not { } since) return 0;
        var seconds = ((import.AppliedAt ?? import.FinishedAt ?? now) - since).TotalSeconds;
        return (int)(import.RowsDone / Math.Max(seconds, 0.001));
    }

    private static ImportRefusal? RefusalOf(Import import, Texts texts)
    {
        if (import.RefusalCode is not { } code) return null;
        var parameters = StoredParams.Read(import.RefusalParams);
        return new(code, parameters, texts.Say(code, parameters));
    }
}

internal static class StoredParams
{
    public static IReadOnlyDictionary<string, object?> Read(string? json)
    {
        using var document = JsonDocument.Parse(json ?? "{}");
        return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value), StringComparer.Ordinal);
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDecimal(),
        _ => value.ToString(),
    };
}
