using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
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

    /// <param name="Version">latest, published, latestOrPublished, draft or all; latest unless said otherwise.</param>
    /// <param name="Search">Part of a name, a description or an id.</param>
    public sealed record Filter(
        string? Version = null,
        string? Search = null,
        bool? UsableAsActivity = null,
        Order? Order = null,
        bool? Descending = null,
        int? Page = null,
        int? PageSize = null);

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

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapGet("", async ([AsParameters] Filter filter, IMediator mediator, CancellationToken stop) => TypedResults.Ok(await mediator.Send(
            new Query(
                VersionChoice.Parse(filter.Version, VersionChoice.Latest),
                filter.Search,
                UsableAsActivity: filter.UsableAsActivity,
                Order: filter.Order ?? Order.Name,
                Descending: filter.Descending ?? false,
                Page: filter.Page,
                PageSize: filter.PageSize),
            stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest);

    internal sealed class Handler(CaseFlowDb db, ShippedDefinitions shipped) : IRequestHandler<Query, Page<DefinitionSummary>>
    {
        public async Task<Page<DefinitionSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = Sort(Filter(db.Set<DefinitionRow>().AsNoTracking(), request), request);
            var found = await new PageOf(request.Page, request.PageSize).ReadAsync(DefinitionSummary.WithoutContent(rows), cancellationToken);
            return new([.. found.Items.Select(d => DefinitionSummary.Of(d, shipped))], found.Total);
        }

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
