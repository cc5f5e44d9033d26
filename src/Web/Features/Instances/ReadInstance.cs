using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>One instance with what it waits at, what went wrong, and what its state says.</summary>
public static class ReadInstance
{
    public const int MostIncidents = 200;

    public sealed record Query(Guid Id) : IQuery<InstanceFile>;

    internal sealed class Handler(CaseFlowDb db, IWorkflowStore store, DefinitionCache definitions) : IRequestHandler<Query, InstanceFile>
    {
        public async Task<InstanceFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var row = await db.Set<InstanceRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken)
                ?? throw InstanceErrors.NotFound(request.Id);
            var definition = await definitions.ReadAsync(row.DefinitionVersionId, store, cancellationToken);
            return new(
                InstanceSummary.Of(row),
                InstanceView.Of(row, definition),
                await BookmarksAsync(row.Id, cancellationToken),
                await IncidentsAsync(row.Id, cancellationToken));
        }

        private async Task<IReadOnlyList<BookmarkView>> BookmarksAsync(Guid id, CancellationToken stop) =>
            [.. (await db.Set<BookmarkRow>().AsNoTracking().Where(b => b.InstanceId == id).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).ToListAsync(stop))
                .Select(b => new BookmarkView(b.Id, b.ExecutionId, b.ActivityId, b.NodeId, b.Name, StoredJson.Read(b.Payload), b.CreatedAt))];

        // Resolved ones too, which the instance no longer counts.
        private async Task<IReadOnlyList<IncidentView>> IncidentsAsync(Guid id, CancellationToken stop) =>
            await db.Set<IncidentRow>().AsNoTracking().Where(i => i.InstanceId == id).OrderBy(i => i.Timestamp).ThenBy(i => i.Id).Take(MostIncidents)
                .Select(i => new IncidentView(
                    i.Id, i.ExecutionId, i.ActivityId, i.NodeId, i.ActivityType, i.Message, i.ExceptionType, i.Timestamp, i.ResolvedAt))
                .ToListAsync(stop);
    }
}

public sealed record InstanceFile(
    InstanceSummary Instance, InstanceView State, IReadOnlyList<BookmarkView> Bookmarks, IReadOnlyList<IncidentView> Incidents);

/// <summary>What the instance waits at.</summary>
/// <param name="Name">The activity's type name.</param>
public sealed record BookmarkView(
    Guid Id, Guid ExecutionId, string ActivityId, string NodeId, string Name, JsonNode? Payload, DateTimeOffset CreatedAt);

/// <param name="Message">A code, with codes and numbers behind it.</param>
/// <param name="ResolvedAt">When the step was run again and passed.</param>
public sealed record IncidentView(
    Guid Id,
    Guid ExecutionId,
    string ActivityId,
    string NodeId,
    string ActivityType,
    string Message,
    string ExceptionType,
    DateTimeOffset Timestamp,
    DateTimeOffset? ResolvedAt);

internal static class StoredJson
{
    public static JsonNode? Read(string? json) => json is null ? null : JsonNode.Parse(json);
}
