using System.Linq.Expressions;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>One version of a definition, without its content.</summary>
/// <param name="Id">Of the version.</param>
/// <param name="Revision">What a save names as the one it started from.</param>
/// <param name="Source">File, Designer or Import.</param>
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
    DateTimeOffset UpdatedAt)
{
    internal static Expression<Func<DefinitionRow, DefinitionSummary>> FromRow { get; } = d => new(
        d.Id, d.DefinitionId, d.Name, d.Description, d.Version, d.IsLatest, d.IsPublished, d.Revision, d.Source, d.UsableAsActivity, d.CreatedAt, d.UpdatedAt);

    private static readonly Func<DefinitionRow, DefinitionSummary> Compiled = FromRow.Compile();

    internal static DefinitionSummary Of(DefinitionRow row) => Compiled(row);
}

/// <param name="Summary">Which version it is.</param>
/// <param name="Model">In the form of Elsa's API.</param>
public sealed record StoredDefinition(DefinitionSummary Summary, JsonObject Model)
{
    internal static StoredDefinition Of(DefinitionRow row) => new(DefinitionSummary.Of(row), DefinitionForms.Model(row));
}
