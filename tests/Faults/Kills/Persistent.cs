using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Sends until an answer is in, over as many restarts as it takes; now and then gives up, and the outcome stays unknown.</summary>
internal static class Persistent
{
    private const double SentAgain = 0.8;

    public static async Task SendAsync(HostProcess host, Attempt attempt, Ledger ledger, Verdict verdict, Random random, CancellationToken stop)
    {
        ledger.Attempts.Enqueue(attempt);
        while (!await OnceAsync(attempt, ledger, verdict, stop) && random.NextDouble() < SentAgain)
        {
            await host.WaitUpAsync(stop);
        }
    }

    private static async Task<bool> OnceAsync(Attempt attempt, Ledger ledger, Verdict verdict, CancellationToken stop)
    {
        using var sending = ledger.Sending();
        return attempt.Take(await attempt.SendAsync(stop), ledger, verdict);
    }
}
