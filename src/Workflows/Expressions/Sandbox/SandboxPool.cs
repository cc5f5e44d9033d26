using System.Text.Json;
using System.Threading.Channels;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>A few helpers, kept warm. Callers wait for one in the order they came. A helper that is gone is replaced at once; only the
/// request that it ran is lost with it.</summary>
/// <param name="command">How to start one.</param>
/// <param name="size">How many.</param>
public sealed class SandboxPool(SandboxCommand command, int size = 2) : IDisposable
{
    private readonly Channel<Place> places = Channel.CreateUnbounded<Place>();
    private int started;
    private int alive;
    private volatile bool isClosed;

    /// <summary>A helper was replaced: why.</summary>
    public event Action<string>? Replaced;

    /// <summary>Starts the helpers, unless they have been.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref started, 1) == 1) return;
        for (var i = 0; i < size; i++) Fill();
    }

    /// <summary>Runs one request on the next free helper.</summary>
    /// <param name="write">The request. Called again when a helper turns out to have gone while it was idle.</param>
    /// <param name="read">The answer.</param>
    /// <exception cref="ActivityException"><c>script.timeout</c>, <c>script.crashed</c>: the helper was lost over this script.</exception>
    /// <exception cref="InvalidOperationException">No helper can be started.</exception>
    internal async ValueTask<T> AskAsync<T>(Action<Utf8JsonWriter> write, Func<ReadOnlyMemory<byte>, (T Value, bool IsLast)> read, CancellationToken stop)
    {
        Start();
        while (true)
        {
            var helper = await TakeAsync(stop);
            if (helper.IsGone)
            {
                Replace(helper, "it had ended while nobody used it");
                continue;
            }

            if (helper.Ask(write) is not { } answer)
            {
                Replace(helper, helper.End!);
                if (helper.Fault is { } code) throw new ActivityException(code, code == SandboxProcess.Crashed ? helper.End : null);
                continue;
            }

            var (value, isLast) = read(answer);
            if (isLast) Replace(helper, "its memory was used up");
            else places.Writer.TryWrite(new(helper, null));
            return value;
        }
    }

    public void Dispose()
    {
        isClosed = true;
        while (places.Reader.TryRead(out var place)) place.Helper?.Dispose();
    }

    private async ValueTask<SandboxProcess> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            var place = await places.Reader.ReadAsync(stop);
            if (place.Helper is { } helper) return helper;

            Fill();
            if (Volatile.Read(ref alive) == 0) throw new InvalidOperationException(place.Trouble!.Message, place.Trouble);
        }
    }

    private void Replace(SandboxProcess helper, string why)
    {
        Interlocked.Decrement(ref alive);
        Fill();
        helper.Dispose();
        Replaced?.Invoke(why);
    }

    /// <summary>Puts a new helper, or the reason why there is none, where callers wait. On a thread of its own: a start may last.</summary>
    private void Fill() => new Thread(() =>
    {
        Place place;
        try
        {
            place = new(SandboxProcess.Start(command), null);
            Interlocked.Increment(ref alive);
        }
        catch (InvalidOperationException trouble)
        {
            place = new(null, trouble);
        }

        if (isClosed) place.Helper?.Dispose();
        else places.Writer.TryWrite(place);
    })
    { IsBackground = true, Name = "script helper's start" }.Start();

    private sealed record Place(SandboxProcess? Helper, InvalidOperationException? Trouble);
}
