using System.Collections.Concurrent;
using System.Diagnostics;

namespace CaseFlow.Web.Faults;

/// <summary>Named instants. At the planned one the process kills itself, as a power cut would: nothing is cleaned up, nothing is finished.</summary>
internal sealed class FaultPoints(FaultPlan plan)
{
    private readonly ConcurrentDictionary<string, bool> listed = [];
    private readonly Lock only = new();
    private int passed;

    public void Pass(string point)
    {
        if (plan.ListTo is { } file && listed.TryAdd(point, true))
        {
            lock (only)
            {
                File.AppendAllLines(file, [point]);
            }
        }

        if (point == plan.Point && Interlocked.Increment(ref passed) == plan.Pass)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill(); // SIGKILL
        }
    }
}
