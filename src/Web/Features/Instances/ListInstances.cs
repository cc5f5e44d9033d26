using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Workflow instances, for administrators.</summary>
public static class ListInstances
{
    /// <param name="Definitions">Any of these.</param>
    /// <param name="Q">Part of a name, a correlation or a definition's id, or a whole id.</param>
    /// <param name="HasIncidents">Whether it has had incidents.</param>
    /// <param name="Ids">Any of these.</param>
    /// <param name="Times">All of these.</param>
    public sealed record Filter(
        IReadOnlyList<string>? Definitions = null,
        Guid? DefinitionVersionId = null,
        int? Version = null,
        Guid? ParentInstanceId = null,
        string? CorrelationId = null,
        IReadOnlyList<WorkflowStatus>? Statuses = null,
        IReadOnlyList<WorkflowSubStatus>? SubStatuses = null,
        bool? HasIncidents = null,
        bool? IsPaused = null,
        string? Q = null,
        DateTimeOffset? CreatedFrom = null,
        DateTimeOffset? CreatedBefore = null,
        IReadOnlyList<Guid>? Ids = null,
        IReadOnlyList<TimeSpanOf>? Times = null);

    /// <param name="From">Null: from ever.</param>
    /// <param name="Before">Null: for ever.</param>
    /// <param name="IsOutside">True: before it or after it. Whoever has no such instant yet is neither inside nor outside.</param>
    public sealed record TimeSpanOf(Instant Of, DateTimeOffset? From, DateTimeOffset? Before, bool IsOutside = false);

    public enum Instant
    {
        Created,
        Updated,
        Finished,
    }

    public enum Order
    {
        Created,
        LastExecuted,
        Finished,
        Name,
    }

    public sealed record Query(Filter Filter, Slice Slice, Order By = Order.Created, bool Ascending = false) : IQuery<Page<InstanceSummary>>;

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<Query, Page<InstanceSummary>>
    {
        public async Task<Page<InstanceSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await request.Slice.ReadAsync(
                Ordered(db.Set<InstanceRow>().AsNoTracking().Matching(request.Filter), request).Select(InstanceSummary.FromRow), cancellationToken);
            return new([.. found.Items.Select(i => i.Masked())], found.Total);
        }

        private static IQueryable<InstanceRow> Ordered(IQueryable<InstanceRow> instances, Query request) => (request.By, request.Ascending) switch
        {
            (Order.LastExecuted, true) => instances.OrderBy(i => i.UpdatedAt).ThenBy(i => i.Id),
            (Order.LastExecuted, false) => instances.OrderByDescending(i => i.UpdatedAt).ThenByDescending(i => i.Id),
            (Order.Finished, true) => instances.OrderBy(i => i.FinishedAt).ThenBy(i => i.Id),
            (Order.Finished, false) => instances.OrderByDescending(i => i.FinishedAt).ThenByDescending(i => i.Id),
            (Order.Name, true) => instances.OrderBy(i => i.Name).ThenBy(i => i.Id),
            (Order.Name, false) => instances.OrderByDescending(i => i.Name).ThenByDescending(i => i.Id),
            (_, true) => instances.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id),
            _ => instances.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id),
        };
    }

    internal static IQueryable<InstanceRow> Matching(this IQueryable<InstanceRow> instances, Filter filter)
    {
        instances = filter.Ids is { } ids ? instances.Where(i => ids.Contains(i.Id)) : instances;
        instances = filter.Definitions is { Count: > 0 } definitions ? instances.Where(i => definitions.Contains(i.DefinitionId)) : instances;
        instances = filter.DefinitionVersionId is { } versionId ? instances.Where(i => i.DefinitionVersionId == versionId) : instances;
        instances = filter.Version is { } version ? instances.Where(i => i.Version == version) : instances;
        instances = filter.ParentInstanceId is { } parent ? instances.Where(i => i.ParentInstanceId == parent) : instances;
        instances = filter.CorrelationId is { Length: > 0 } correlation ? instances.Where(i => i.CorrelationId == correlation) : instances;
        instances = filter.Statuses is { Count: > 0 } statuses ? instances.Where(i => statuses.Contains(i.Status)) : instances;
        instances = filter.SubStatuses is { Count: > 0 } subStatuses ? instances.Where(i => subStatuses.Contains(i.SubStatus)) : instances;
        instances = filter.HasIncidents is { } incidents ? instances.Where(i => i.IncidentCount > 0 == incidents) : instances;
        instances = filter.IsPaused is { } paused ? instances.Where(i => i.IsPaused == paused) : instances;
        instances = filter.CreatedFrom is { } from ? instances.Where(i => i.CreatedAt >= from) : instances;
        instances = filter.CreatedBefore is { } before ? instances.Where(i => i.CreatedAt < before) : instances;
        instances = (filter.Times ?? []).Aggregate(instances, Within);
        return filter.Q?.Trim() is { Length: > 0 } q ? Matching(instances, q) : instances;
    }

    private static IQueryable<InstanceRow> Matching(IQueryable<InstanceRow> instances, string q)
    {
        if (Guid.TryParse(q, out var id)) return instances.Where(i => i.Id == id || i.DefinitionVersionId == id || i.CorrelationId == q);

        var pattern = $"%{q.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return instances.Where(i => EF.Functions.Like(i.Name, pattern, "\\")
            || EF.Functions.Like(i.DefinitionId, pattern, "\\")
            || EF.Functions.Like(i.CorrelationId, pattern, "\\"));
    }

    private static IQueryable<InstanceRow> Within(IQueryable<InstanceRow> instances, TimeSpanOf span)
    {
        var (from, before) = (span.From ?? DateTimeOffset.MinValue, span.Before ?? DateTimeOffset.MaxValue);
        return (span.Of, span.IsOutside) switch
        {
            (Instant.Created, false) => instances.Where(i => i.CreatedAt >= from && i.CreatedAt < before),
            (Instant.Created, true) => instances.Where(i => i.CreatedAt < from || i.CreatedAt >= before),
            (Instant.Updated, false) => instances.Where(i => i.UpdatedAt >= from && i.UpdatedAt < before),
            (Instant.Updated, true) => instances.Where(i => i.UpdatedAt < from || i.UpdatedAt >= before),
            (_, false) => instances.Where(i => i.FinishedAt >= from && i.FinishedAt < before),
            (_, true) => instances.Where(i => i.FinishedAt < from || i.FinishedAt >= before),
        };
    }
}
