using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>An administrator's hold on an instance. What reaches it meanwhile is kept, and given once it goes on; it can still be cancelled.</summary>
public sealed partial class WorkflowEngine
{
    /// <returns>False when there is no such instance, or it has ended.</returns>
    public async Task<bool> PauseAsync(Guid instanceId, CancellationToken stop)
    {
        if (await LoadAsync(instanceId, stop) is not { IsFinished: false } run) return false;
        if (run.Row.IsPaused) return true;

        run.Row.IsPaused = true;
        run.MayHavePost = true;
        if (!run.IsRunning) await store.WriteAsync(run.Collect(), stop);
        return true;
    }

    /// <returns>False when there is no such instance, or it has ended.</returns>
    public async Task<bool> UnpauseAsync(Guid instanceId, CancellationToken stop)
    {
        if (await LoadAsync(instanceId, stop) is not { IsFinished: false } run) return false;
        if (!run.Row.IsPaused) return true;

        run.Row.IsPaused = false;
        await TakePostAsync(run, stop);
        await AdvanceAsync(run, stop);
        return true;
    }

    private async Task KeepAnswersAsync(InstanceRun run, CancellationToken stop)
    {
        var now = clock.Now;
        while (run.Inbox.TryDequeue(out var answer))
        {
            await stimuli.PostAsync(
                new()
                {
                    Id = Ids.New(now),
                    InstanceId = run.Row.Id,
                    BookmarkId = answer.BookmarkId,
                    Input = answer.Input.ToJsonString(JsonReading.Compact),
                    ReceivedAt = now,
                },
                timer: null,
                stop);
        }

        await store.WriteAsync(run.Collect(), stop);
    }
}
