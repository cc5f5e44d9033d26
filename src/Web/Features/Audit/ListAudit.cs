using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Persons;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Audit;

/// <summary><c>GET /api/audit</c>: the trail, newest first.</summary>
public static class ListAudit
{
    /// <param name="From">Not before, UTC.</param>
    /// <param name="To">Before, UTC.</param>
    /// <param name="Action">Whole code, or its beginning up to a point: <c>task.</c> finds every action on tasks.</param>
    /// <param name="ActorId">Who acted, or for whom the system acted.</param>
    public sealed record Query(
        DateTimeOffset? From,
        DateTimeOffset? To,
        string? Action,
        Guid? ActorId,
        string? SubjectType,
        Guid? SubjectId,
        int? Page,
        int? PageSize) : IQuery<Page<Item>>;

    /// <param name="Seq">Number in the sealed chain; null for the second until it is sealed.</param>
    public sealed record Item(
        long? Seq,
        Guid Id,
        DateTimeOffset At,
        Guid? ActorId,
        string ActorName,
        string ActorRole,
        bool IsSystem,
        Guid? OnBehalfOf,
        string Action,
        string SubjectType,
        Guid? SubjectId,
        JsonNode? Params);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/audit", async ([AsParameters] Query query, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(query, stop)))
        .RequireAuthorization(Permissions.Audit);

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<Query, Page<Item>>
    {
        public async Task<Page<Item>> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = Filter(db.Set<AuditRecord>().AsNoTracking(), request);
            var rows = await new PageOf(request.Page, request.PageSize).ReadAsync(
                found.OrderByDescending(r => r.Position).Select(r => new Row(
                    r, db.Set<AuditSeal>().Where(s => s.RecordId == r.Id).Select(s => (long?)s.Seq).FirstOrDefault())),
                cancellationToken);
            var items = rows.Items.Select(r => ItemOf(r.Record, r.Seq)).ToList();
            await AddReasonsAsync(items, cancellationToken);
            return new(items, rows.Total);
        }

        /// <summary>Why personal data was revealed is words, so it is kept sealed beside the trail and put in for who may read the trail.</summary>
        private async Task AddReasonsAsync(IReadOnlyList<Item> items, CancellationToken stop)
        {
            var reveals = items.Where(i => i.Action == "person.reveal")
                .ToLookup(i => Guid.TryParse(i.Params?["revealId"]?.ToString(), out var id) ? id : Guid.Empty);
            Guid[] ids = [.. reveals.Select(r => r.Key)];
            foreach (var reveal in ids.Length == 0 ? [] : await db.Set<Reveal>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(stop))
            {
                foreach (var item in reveals[reveal.Id])
                {
                    item.Params!["reason"] = reveal.Reason;
                }
            }
        }

        private static IQueryable<AuditRecord> Filter(IQueryable<AuditRecord> records, Query query)
        {
            if (query.From is { } from)
            {
                records = records.Where(r => r.At >= from);
            }

            if (query.To is { } to)
            {
                records = records.Where(r => r.At < to);
            }

            if (query.Action is { Length: > 0 } action)
            {
                records = action.EndsWith('.') ? records.Where(r => r.Action.StartsWith(action)) : records.Where(r => r.Action == action);
            }

            if (query.ActorId is { } actor)
            {
                records = records.Where(r => r.ActorId == actor || r.OnBehalfOf == actor);
            }

            if (query.SubjectType is { Length: > 0 } type)
            {
                records = records.Where(r => r.SubjectType == type);
            }

            return query.SubjectId is { } subject ? records.Where(r => r.SubjectId == subject) : records;
        }

        private static Item ItemOf(AuditRecord record, long? seq) => new(
            seq,
            record.Id,
            record.At,
            record.ActorId,
            record.ActorName,
            record.ActorRole,
            record.IsSystem,
            record.OnBehalfOf,
            record.Action,
            record.SubjectType,
            record.SubjectId,
            Parse(record.Parameters));

        private static JsonNode? Parse(string parameters)
        {
            try
            {
                return JsonNode.Parse(parameters);
            }
            catch (JsonException)
            {
                return parameters; // changed from outside: audit verify names it, here it is shown as it is
            }
        }

        private sealed record Row(AuditRecord Record, long? Seq);
    }
}
