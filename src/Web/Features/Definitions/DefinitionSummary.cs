using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>One version of a definition, without its content.</summary>
/// <param name="Id">Of the version.</param>
/// <param name="Revision">What a save names as the one it started from.</param>
/// <param name="Source">File, Designer or Import.</param>
/// <param name="FileConflict">The file we ship that changed while this version was changed here too; null when nobody needs to decide.</param>
public sealed record DefinitionSummary(
    Guid Id,
    string DefinitionId,
    string Name,
    string? Description,
    int Version,
    bool IsLatest,
    bool IsPublished,
    int Revision,
    DefinitionSource Source,
    bool UsableAsActivity,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? FileConflict = null)
{
    internal static DefinitionSummary Of(DefinitionRow d, ShippedDefinitions? shipped = null) => new(
        d.Id,
        d.DefinitionId,
        d.Name,
        d.Description,
        d.Version,
        d.IsLatest,
        d.IsPublished,
        d.Revision,
        d.Source,
        d.UsableAsActivity,
        d.CreatedAt,
        d.UpdatedAt,
        d.IsLatest ? shipped?.Conflict(d.DefinitionId, d.ContentHash, d.FileHash)?.Name : null);

    /// <summary>What a summary needs of a row: everything but the content.</summary>
    internal static IQueryable<DefinitionRow> WithoutContent(IQueryable<DefinitionRow> rows) => rows.Select(d => new DefinitionRow
    {
        Id = d.Id,
        DefinitionId = d.DefinitionId,
        Name = d.Name,
        Description = d.Description,
        Version = d.Version,
        IsLatest = d.IsLatest,
        IsPublished = d.IsPublished,
        Revision = d.Revision,
        Source = d.Source,
        UsableAsActivity = d.UsableAsActivity,
        CreatedAt = d.CreatedAt,
        UpdatedAt = d.UpdatedAt,
        ContentHash = d.ContentHash,
        FileHash = d.FileHash,
        Json = "",
    });
}

/// <param name="Summary">Which version it is.</param>
/// <param name="Model">In the form of Elsa's API.</param>
public sealed record StoredDefinition(DefinitionSummary Summary, JsonObject Model)
{
    internal static StoredDefinition Of(DefinitionRow row, ShippedDefinitions? shipped = null) =>
        new(DefinitionSummary.Of(row, shipped), DefinitionForms.Model(row));
}
