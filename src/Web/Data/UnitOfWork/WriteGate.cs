namespace CaseFlow.Web.Data.UnitOfWork;

/// <summary>Writers of an embedded database queue here in fairness, in order of arrival; without it eight writers starved each other for seconds.</summary>
public sealed class WriteGate : IDisposable
{
    // Waiters of a SemaphoreSlim are served first in, first out: a release hands over to the oldest one.
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        return new Turn(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                gate.Release();
            }
        }
    }
}
