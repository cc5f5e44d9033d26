using System.Linq.Expressions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Instances;

/// <summary>A workflow instance in a list.</summary>
/// <param name="IsPaused">An administrator stopped it.</param>
public sealed record InstanceSummary(
    Guid Id,
    string DefinitionId,
    Guid DefinitionVersionId,
    int Version,
    Guid? ParentInstanceId,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    bool IsPaused,
    string? CorrelationId,
    string? Name,
    int IncidentCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt)
{
    internal static Expression<Func<InstanceRow, InstanceSummary>> FromRow { get; } = i => new(
        i.Id,
        i.DefinitionId,
        i.DefinitionVersionId,
        i.Version,
        i.ParentInstanceId,
        i.Status,
        i.SubStatus,
        i.IsPaused,
        i.CorrelationId,
        i.Name,
        i.IncidentCount,
        i.CreatedAt,
        i.UpdatedAt,
        i.FinishedAt);

    internal static Func<InstanceRow, InstanceSummary> Of { get; } = FromRow.Compile();

    /// <summary>Whoever starts an instance names it as they like.</summary>
    internal InstanceSummary Masked() => this with { CorrelationId = Masking.Text(CorrelationId), Name = Masking.Text(Name) };
}
