using System.Collections.Concurrent;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Live;

namespace CaseFlow.Web.Faults.Mutants;

/// <summary>Pushes what it has not committed yet.</summary>
internal sealed class PushTooEarly(Connections connections) : Mutant
{
    private static readonly TimeSpan UntilSent = TimeSpan.FromMilliseconds(50);

    public override async Task<object> HandledAsync(Scene scene, object command, object answer)
    {
        if (answer is not IReadOnlyList<DispatchOutbox.Delivery> deliveries)
        {
            return answer;
        }

        foreach (var delivery in deliveries)
        {
            connections.Send(delivery.UserId, delivery.Standing, delivery.Notice);
        }

        await Task.Delay(UntilSent);
        return Array.Empty<DispatchOutbox.Delivery>();
    }
}

/// <summary>Answers a completion before it is committed.</summary>
internal sealed class AnswerTooEarly : Mutant
{
    private static readonly TimeSpan UntilSent = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<object, TaskCompletionSource<object>> waiting = new(ReferenceEqualityComparer.Instance);

    public override async Task<T> AroundAsync<T>(object command, Func<Task<T>> next)
    {
        if (command is not CompleteTask.Command)
        {
            return await next();
        }

        var early = waiting[command] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var whole = next();
        return await Task.WhenAny(early.Task, whole) == whole ? await whole : (T)await early.Task;
    }

    public override async Task<object> HandledAsync(Scene scene, object command, object answer)
    {
        if (waiting.TryRemove(command, out var early))
        {
            early.SetResult(answer);
            await Task.Delay(UntilSent);
        }

        return answer;
    }
}

/// <summary>Commits a completion and says that it was refused.</summary>
internal sealed class RefusedAndDone : Mutant
{
    private int calls;

    public override async Task<T> AroundAsync<T>(object command, Func<Task<T>> next)
    {
        var answer = await next();
        return command is CompleteTask.Command && Interlocked.Increment(ref calls) % 3 == 0
            ? throw new DomainException(ErrorKind.Conflict, "task.changed")
            : answer;
    }
}

/// <summary>Commits as soon as the workflow has moved, and what belongs to it in a second transaction.</summary>
internal sealed class CommitInHalves : Mutant
{
    public override async Task CalledAsync(Scene scene, string call)
    {
        if (call == "engine.Resume")
        {
            await scene.Db.SaveChangesAsync();
            await scene.ExecuteAsync("COMMIT");
            await scene.ExecuteAsync("BEGIN IMMEDIATE");
        }
    }
}

/// <summary>Lets a task that is done be completed once more.</summary>
internal sealed class SecondWinner : Mutant
{
    public override Task BegunAsync(Scene scene, object command) => command is not CompleteTask.Command complete
        ? Task.CompletedTask
        : scene.ExecuteAsync(
            """
            UPDATE tasks SET State = 'Open', Outcome = NULL, CompletedBy = NULL, CompletedAt = NULL, ClaimedBy = NULL, Revision = $revision
            WHERE upper(Id) = $task AND State = 'Done' AND NOT EXISTS (SELECT 1 FROM operations WHERE upper(Id) = $operation)
            """,
            ("$revision", complete.Body.Revision),
            ("$task", complete.TaskId),
            ("$operation", complete.Body.OperationId));
}
