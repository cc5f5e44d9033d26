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

    public const int MostRuns = 500;

    public sealed record Query(Guid Id) : IQuery<InstanceFile>;

    internal sealed class Handler(CaseFlowDb db, IWorkflowStore store, DefinitionCache definitions) : IRequestHandler<Query, InstanceFile>
    {
        public async Task<InstanceFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var row = await db.Set<InstanceRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken)
                ?? throw InstanceErrors.NotFound(request.Id);
            var definition = await definitions.ReadAsync(row.DefinitionVersionId, store, cancellationToken);
            var masking = Masking.Of(definition);
            var state = masking.State(InstanceView.Of(row, definition));
            return new(
                InstanceSummary.Of(row).Masked(),
                state,
                await BookmarksAsync(row.Id, masking, cancellationToken),
                await IncidentsAsync(row.Id, cancellationToken),
                await RunsAsync(state, masking, cancellationToken));
        }

        private async Task<IReadOnlyList<ExecutionView>> RunsAsync(InstanceView state, Masking masking, CancellationToken stop)
        {
            var open = state.Open.Where(e => e.HasStarted).Select(e => e.Id).Take(MostRuns).ToList();
            if (open.Count == 0) return [];

            var rows = await db.Set<ExecutionRow>().AsNoTracking().Where(e => open.Contains(e.Id)).ToListAsync(stop);
            return [.. rows.OrderBy(e => e.StartedAt).ThenBy(e => e.Id).Select(e => ListExecutions.Handler.Read(e, masking))];
        }

        private async Task<IReadOnlyList<BookmarkView>> BookmarksAsync(Guid id, Masking masking, CancellationToken stop) =>
            [.. (await db.Set<BookmarkRow>().AsNoTracking().Where(b => b.InstanceId == id).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).ToListAsync(stop))
                .Select(b => new BookmarkView(b.Id, b.ExecutionId, b.ActivityId, b.NodeId, b.Name, masking.Json(StoredJson.Read(b.Payload)), b.CreatedAt))];

        // Resolved ones too, which the instance no longer counts.
        private async Task<IReadOnlyList<IncidentView>> IncidentsAsync(Guid id, CancellationToken stop) =>
            [.. (await db.Set<IncidentRow>().AsNoTracking().Where(i => i.InstanceId == id).OrderBy(i => i.Timestamp).ThenBy(i => i.Id).Take(MostIncidents)
                .ToListAsync(stop))
                .Select(i => new IncidentView(
                    i.Id, i.ExecutionId, i.ActivityId, i.NodeId, i.ActivityType, Masking.Text(i.Message)!, i.ExceptionType, i.Timestamp, i.ResolvedAt))];
    }
}

/// <param name="Runs">Of activities that have not ended, oldest first.</param>
public sealed record InstanceFile(
    InstanceSummary Instance,
    InstanceView State,
    IReadOnlyList<BookmarkView> Bookmarks,
    IReadOnlyList<IncidentView> Incidents,
    IReadOnlyList<ExecutionView> Runs);

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
