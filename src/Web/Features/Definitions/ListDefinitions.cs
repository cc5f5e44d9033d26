using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Definitions without their content, by name unless another order is asked for.</summary>
public static class ListDefinitions
{
    public enum Order
    {
        Name,
        Version,
        Created,
        Updated,
    }

    /// <param name="Version">Which versions; the latest ones unless said otherwise.</param>
    /// <param name="Search">Part of a name, a description or an id.</param>
    /// <param name="DefinitionIds">Only these; null or empty: all.</param>
    /// <param name="VersionIds">Only these versions, deleted ones too, because instances tell of them.</param>
    public sealed record Query(
        VersionChoice Version,
        string? Search = null,
        IReadOnlyList<string>? DefinitionIds = null,
        IReadOnlyList<Guid>? VersionIds = null,
        bool? UsableAsActivity = null,
        Order Order = Order.Name,
        bool Descending = false,
        int? Page = null,
        int? PageSize = null) : IQuery<Page<DefinitionSummary>>;

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<Query, Page<DefinitionSummary>>
    {
        public Task<Page<DefinitionSummary>> Handle(Query request, CancellationToken cancellationToken) =>
            new PageOf(request.Page, request.PageSize)
                .ReadAsync(Sort(Filter(db.Set<DefinitionRow>().AsNoTracking(), request), request).Select(DefinitionSummary.FromRow), cancellationToken);

        private static IQueryable<DefinitionRow> Filter(IQueryable<DefinitionRow> rows, Query query)
        {
            if (query.VersionIds is { Count: > 0 } versionIds) return rows.Where(d => versionIds.Contains(d.Id));

            rows = query.Version.Of(rows.Where(d => d.DeletedAt == null));
            if (query.DefinitionIds is { Count: > 0 } ids) rows = rows.Where(d => ids.Contains(d.DefinitionId));
            if (query.UsableAsActivity is { } usable) rows = rows.Where(d => d.UsableAsActivity == usable);
            if (query.Search?.Trim() is not { Length: > 0 } words) return rows;

#pragma warning disable CA1304, CA1311, CA1862 // the database compares
            var part = words.ToLower();
            return rows.Where(d => d.Name.ToLower().Contains(part) || d.DefinitionId.ToLower().Contains(part)
                || (d.Description != null && d.Description.ToLower().Contains(part)));
#pragma warning restore CA1304, CA1311, CA1862
        }

        private static IQueryable<DefinitionRow> Sort(IQueryable<DefinitionRow> rows, Query query) => (query.Order, query.Descending) switch
        {
            (Order.Version, false) => rows.OrderBy(d => d.Version).ThenBy(d => d.Id),
            (Order.Version, true) => rows.OrderByDescending(d => d.Version).ThenBy(d => d.Id),
            (Order.Created, false) => rows.OrderBy(d => d.CreatedAt).ThenBy(d => d.Id),
            (Order.Created, true) => rows.OrderByDescending(d => d.CreatedAt).ThenBy(d => d.Id),
            (Order.Updated, false) => rows.OrderBy(d => d.UpdatedAt).ThenBy(d => d.Id),
            (Order.Updated, true) => rows.OrderByDescending(d => d.UpdatedAt).ThenBy(d => d.Id),
            (_, true) => rows.OrderByDescending(d => d.Name).ThenByDescending(d => d.Version).ThenBy(d => d.Id),
            _ => rows.OrderBy(d => d.Name).ThenByDescending(d => d.Version).ThenBy(d => d.Id),
        };
    }
}
