using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Runtime.Starting;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>How events and completed tasks reach instances. An event never runs anybody's steps where it is published: each instance that it reaches goes on
/// in a unit of work of its own, so one event for thousands holds the database no longer than it takes to write it down.</summary>
public sealed partial class WorkflowEngine
{
    private readonly Queue<PublishWorkflowEvent> published = [];

    public async Task PublishEventAsync(PublishWorkflowEvent request, CancellationToken stop)
    {
        if (await store.FindOperationAsync(request.OperationId, stop) is not null) return;

        await RememberAsync(request.OperationId, "event", request.InstanceId ?? Guid.Empty, stop);
        Publish(request);
        await DeliverPublishedAsync(stop);
    }

    public async Task CompleteTaskAsync(CompleteWorkflowTask request, CancellationToken stop)
    {
        if (await store.FindOperationAsync(request.OperationId, stop) is not null) return;
        if (await FindWaitingAsync(StimulusKeys.Task(request.TaskId), stop) is not { } waiting) return;

        await RememberAsync(request.OperationId, "task", waiting.Run.Row.Id, stop);
        await ResumeAsync(waiting.Run, waiting.BookmarkId, new() { ["result"] = request.Result?.DeepClone() }, stop);
    }

    /// <summary>For activities: delivered once the burst that publishes it is written.</summary>
    internal void Publish(PublishWorkflowEvent happened) => published.Enqueue(happened);

    private async ValueTask<(InstanceRun Run, Guid BookmarkId)?> FindWaitingAsync(string key, CancellationToken stop)
    {
        foreach (var run in loaded.Values)
        {
            if (run.Bookmarks.Values.FirstOrDefault(b => b.StimulusKey == key) is { } bookmark) return (run, bookmark.Id);
        }

        return await stimuli.FindWaitingAsync(key, stop) is { } found
            && await LoadAsync(found.InstanceId, stop) is { } waiting && waiting.Bookmarks.ContainsKey(found.BookmarkId)
            ? (waiting, found.BookmarkId)
            : null;
    }

    /// <summary>While a burst is on the stack its instance is not written yet, so what was published waits for the outermost to end.</summary>
    private async Task DeliverPublishedAsync(CancellationToken stop)
    {
        while (running == 0 && published.TryDequeue(out var happened)) await DeliverAsync(happened, stop);
    }

    private async Task DeliverAsync(PublishWorkflowEvent happened, CancellationToken stop)
    {
        var id = Ids.New(clock.Now);
        var key = StimulusKeys.Event(happened.Name);
        var payload = happened.Payload ?? new JsonObject();
        if (happened.InstanceId is null)
        {
            foreach (var trigger in await stimuli.TriggersByKeyAsync(key, stop)) await StartByAsync(trigger, happened.CorrelationId, payload.DeepClone(), stop, id);
        }

        var waiting = await stimuli.WaitingAsync(key, happened.CorrelationId, happened.InstanceId, stop);
        var input = new JsonObject { ["payload"] = payload.DeepClone() }.ToJsonString(JsonReading.Compact);
        foreach (var bookmark in waiting) await PostAsync(bookmark.InstanceId, bookmark.BookmarkId, input, stop);
        // As in Elsa, only a waiting instance uses an event up; one that it starts does not.
        if (waiting.Count == 0) await KeepAsync(id, key, happened, input, stop);
    }

    private Task KeepAsync(Guid id, string key, PublishWorkflowEvent happened, string input, CancellationToken stop)
    {
        var now = clock.Now;
        return stimuli.KeepAsync(
            new()
            {
                Id = id,
                StimulusKey = key,
                CorrelationId = happened.CorrelationId,
                InstanceId = happened.InstanceId,
                Input = input,
                ReceivedAt = now,
                ExpiresAt = now + options.EventLifetime,
            },
            stop);
    }

    /// <summary>Bookmarks that were made just now get what had come before them.</summary>
    private async Task GiveKeptAsync(InstanceRun run, List<BookmarkRow> made, CancellationToken stop)
    {
        foreach (var bookmark in made)
        {
            if (bookmark.StimulusKey is not { } key || !StimulusKeys.MayBeKept(key)) continue;
            if (await stimuli.TakeKeptAsync(key, run.Row.CorrelationId, run.Row.Id, run.StartedByEvent, clock.Now, stop) is { } kept)
            {
                await PostAsync(run.Row.Id, bookmark.Id, kept.Input, stop);
            }
        }
    }

    /// <summary>Puts an answer where the instance finds it when it goes on next, which is due now.</summary>
    private async Task PostAsync(Guid instanceId, Guid bookmarkId, string? input, CancellationToken stop)
    {
        var now = clock.Now;
        var timer = new TimerRow { Id = Ids.New(now), InstanceId = instanceId, DueAt = now };
        await stimuli.PostAsync(new() { Id = Ids.New(now), InstanceId = instanceId, BookmarkId = bookmarkId, Input = input, ReceivedAt = now }, timer, stop);
        if (!loaded.TryGetValue(instanceId, out var run)) return;

        run.Timers.Add(timer);
        run.MayHavePost = true;
    }

    private async Task TakePostAsync(InstanceRun run, CancellationToken stop)
    {
        foreach (var answer in await stimuli.TakeInboxAsync(run.Row.Id, stop))
        {
            run.Inbox.Enqueue((answer.BookmarkId, answer.Input is { } input && JsonNode.Parse(input) is JsonObject given ? given : []));
        }
    }
}
