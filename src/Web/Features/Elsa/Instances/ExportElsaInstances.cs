using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Web.Features.Elsa.Executions;
using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary><c>GET /workflow-instances/{id}/export</c>, one file, and <c>POST /bulk-actions/export/workflow-instances</c>, an archive of them. To be looked
/// at: what is personal is hidden as everywhere, so nothing is read back in.</summary>
internal static class ExportElsaInstances
{
    /// <summary>In one archive.</summary>
    private const int MostInstances = 100;

    /// <summary>Events and runs of one instance.</summary>
    private const int MostRecords = 10_000;

    internal sealed record Body(
        IReadOnlyList<string>? Ids = null,
        bool IncludeBookmarks = false,
        bool IncludeActivityExecutionLog = false,
        bool IncludeWorkflowExecutionLog = false);

    /// <summary>Elsa's file; what was not asked for is left out.</summary>
    internal sealed record File(
        [property: JsonPropertyName("WorkflowState")] ElsaState WorkflowState,
        [property: JsonPropertyName("Bookmarks")] IReadOnlyList<Bookmark>? Bookmarks,
        [property: JsonPropertyName("ActivityExecutionRecords")] IReadOnlyList<ElsaExecution>? ActivityExecutionRecords,
        [property: JsonPropertyName("WorkflowExecutionLogRecords")] IReadOnlyList<GetElsaJournal.Record>? WorkflowExecutionLogRecords);

    internal sealed record Bookmark(
        Guid Id,
        string ActivityTypeName,
        Guid WorkflowInstanceId,
        Guid ActivityInstanceId,
        string Hash,
        string? CorrelationId,
        DateTimeOffset CreatedAt,
        System.Text.Json.Nodes.JsonNode? Payload);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-instances/{id:guid}/export", async (
            Guid id, bool? includeBookmarks, bool? includeActivityExecutionLog, bool? includeWorkflowExecutionLog, IMediator mediator, CancellationToken stop) =>
        {
            var asked = new Body([id.ToString()], includeBookmarks ?? false, includeActivityExecutionLog ?? false, includeWorkflowExecutionLog ?? false);
            return await OneAsync(id, asked, mediator, stop);
        });
        elsa.MapPost("/bulk-actions/export/workflow-instances", AnswerAsync);
        elsa.MapPost("/bulk-actions/import/workflow-instances", void () => throw InstanceErrors.ImportNotOffered());
    }

    private static async Task<IResult> AnswerAsync(Body body, IMediator mediator, CancellationToken stop)
    {
        var ids = ElsaIds.Read(body.Ids);
        if (ids.Count > MostInstances) throw InstanceErrors.TooMany(MostInstances);
        if (ids is [var only]) return await OneAsync(only, body, mediator, stop);

        var there = await mediator.Send(new ListInstances.Query(new(Ids: ids), new(0, MostInstances), Ascending: true), stop);
        if (there.Items.Count == 0) return Results.NoContent();

        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var instance in there.Items)
            {
                await using var entry = await archive.CreateEntry(NameOf(instance.Id)).OpenAsync(stop);
                await JsonSerializer.SerializeAsync(entry, await ReadAsync(instance.Id, body, mediator, stop), ElsaJson.Options, stop);
            }
        }

        return Results.File(bytes.ToArray(), "application/zip", "workflow-instances.zip");
    }

    private static async Task<IResult> OneAsync(Guid id, Body asked, IMediator mediator, CancellationToken stop) =>
        Results.File(JsonSerializer.SerializeToUtf8Bytes(await ReadAsync(id, asked, mediator, stop), ElsaJson.Options), "application/json", NameOf(id));

    private static string NameOf(Guid id) => $"workflow-instance-{id}.json";

    private static async Task<File> ReadAsync(Guid id, Body asked, IMediator mediator, CancellationToken stop)
    {
        var file = await mediator.Send(new ReadInstance.Query(id), stop);
        var runs = asked.IncludeActivityExecutionLog
            ? await AllAsync(slice => mediator.Send(new ListExecutions.Query(new(id), slice), stop))
            : null;
        var events = asked.IncludeWorkflowExecutionLog
            ? await AllAsync(slice => mediator.Send(new ReadJournal.Query(id, new(), slice), stop))
            : null;
        return new(
            ElsaState.Of(file),
            asked.IncludeBookmarks ? [.. file.Bookmarks.Select(b => BookmarkOf(file.Instance, b))] : null,
            runs?.ConvertAll(ElsaExecution.Of),
            events?.ConvertAll(e => GetElsaJournal.Record.Of(file.Instance, e)));
    }

    private static Bookmark BookmarkOf(InstanceSummary instance, BookmarkView b) =>
        new(b.Id, b.Name, instance.Id, b.ExecutionId, b.Id.ToString("N"), instance.CorrelationId, b.CreatedAt, b.Payload);

    private static async Task<List<T>> AllAsync<T>(Func<Slice, Task<Shared.Page<T>>> read)
    {
        var all = new List<T>();
        while (all.Count < MostRecords)
        {
            var found = await read(new(all.Count, Slice.MostRows));
            all.AddRange(found.Items);
            if (found.Items.Count == 0 || all.Count >= found.Total) break;
        }

        return all;
    }
}
