using System.Diagnostics;
using System.Globalization;

namespace CaseFlow.Benchmarks.ImportLoad;

/// <summary>What a process uses, as the kernel counts it. Megabytes of 2^20 bytes.</summary>
internal static class Usage
{
    public static int Resident(int processId) => Read(processId, "VmRSS:");

    public static int PeakResident(int processId) => Read(processId, "VmHWM:");

    /// <summary>Processor time so far; unlike the clock it does not depend on what else the machine does.</summary>
    public static TimeSpan Processor(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.TotalProcessorTime;
    }

    private static int Read(int processId, string name)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
