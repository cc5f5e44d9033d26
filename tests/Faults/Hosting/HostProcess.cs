using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CaseFlow.Faults.Hosting;

/// <summary>A built host as a process of its own, over a folder that outlives it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    public const string Password = "faults-password-1";
    private const int KilledBySignal = 128 + 9;
    private static readonly TimeSpan MostStartTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly string log;
    private readonly int demoHouseholds;
    private readonly HttpClient health;
    private Process? process;
    private long answered;
    private TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="name">Of its folder.</param>
    /// <param name="from">A folder to begin with a copy of; null: an empty one.</param>
    /// <param name="demoHouseholds">The first run makes so many.</param>
    public HostProcess(string name, string? from = null, int demoHouseholds = 0)
    {
        this.demoHouseholds = demoHouseholds;
        Folder = Path.Combine(Path.GetTempPath(), "caseflow-faults", $"{name}-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(Folder);
        if (from is not null)
        {
            Copy(from, Folder);
        }

        log = Path.Combine(Folder, "host.log");
        Address = new($"http://127.0.0.1:{FreePort()}");
        health = new() { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
    }

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "data", "caseflow.db");

    public string Anchor => Path.Combine(Folder, "data-keys", "audit-anchor.json");

    public Uri Address { get; }

    /// <summary>How many requests of the users have been answered.</summary>
    public long Answered => Interlocked.Read(ref answered);

    /// <summary>Of the running process.</summary>
    public int ProcessId => process!.Id;

    /// <summary>It has been started and has not ended.</summary>
    public bool IsRunning => process is { HasExited: false };

    /// <summary>Where it finds definitions; while the folder is missing it takes the shipped ones.</summary>
    public string Definitions => Path.Combine(Folder, "definitions");

    /// <summary>Until the house is open.</summary>
    public Task WaitUpAsync(CancellationToken stop) => Volatile.Read(ref up).Task.WaitAsync(stop);

    public void CountAnswer() => Interlocked.Increment(ref answered);

    /// <returns>False: it killed itself, as it was told, before the house was open.</returns>
    public async Task<bool> StartAsync(HostOrder order)
    {
        var started = process = Start(order, []);
        started.EnableRaisingEvents = true;
        started.Exited += (_, _) => Down();
        using var limit = new CancellationTokenSource(MostStartTime);
        while (!await IsReadyAsync(limit.Token))
        {
            if (started.HasExited)
            {
                return order.Point is not null && started.ExitCode == KilledBySignal
                    ? false
                    : throw new InvalidOperationException($"The host ended by itself with {started.ExitCode}; see {log}");
            }

            await Task.Delay(BetweenLooks, limit.Token);
        }

        up.TrySetResult();
        if (started.HasExited)
        {
            Down();
        }

        return true;
    }

    /// <summary>SIGKILL: nothing of the host runs after it. One that killed itself is only buried.</summary>
    public async Task KillAsync()
    {
        Down();
        if (process is { } dying)
        {
            if (!dying.HasExited)
            {
                dying.Kill();
            }

            await dying.WaitForExitAsync();
            dying.Dispose();
            process = null;
        }
    }

    /// <summary>SIGTERM, as an operator stops it.</summary>
    public async Task StopAsync()
    {
        Down();
        using (var term = Process.Start("kill", ["-TERM", process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await term.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        process.Dispose();
        process = null;
    }

    /// <summary>Runs a command of the shipped host, such as <c>audit verify</c>, over the same folder.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunVerbAsync(params string[] verb)
    {
        using var run = Start(HostOrder.Shipped, verb);
        using var limit = new CancellationTokenSource(MostStartTime);
        await run.WaitForExitAsync(limit.Token);
        return run.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        health.Dispose();
    }

    /// <summary>Where something was wrong, the folder is the evidence and stays.</summary>
    public void DeleteFolderIf(bool clean)
    {
        if (clean)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".log", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target); // with its mode: keys are for their owner only
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Down()
    {
        if (Volatile.Read(ref up).Task.IsCompleted)
        {
            Interlocked.Exchange(ref up, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken stop)
    {
        try
        {
            using var answer = await health.GetAsync("/health/ready", stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException || (notYet is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }

    private Process Start(HostOrder order, string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [order.Assembly, .. verb])
        {
            WorkingDirectory = Path.GetDirectoryName(order.Assembly)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["URLS"] = Address.ToString(),
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["CaseFlow__DataDirectory"] = Path.Combine(Folder, "data"),
                ["CaseFlow__DefinitionsDirectory"] = Directory.Exists(Definitions) ? Definitions : null,
                ["CaseFlow__Demo__Enabled"] = "true",
                ["CaseFlow__Demo__Households"] = demoHouseholds.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["CaseFlow__Demo__Password"] = Password,
                ["DOTNET_TieredPGO"] = "0", // it does not live long enough
            },
        };
        foreach (var (name, value) in order.Environment)
        {
            start.Environment[name] = value;
        }

        var started = Process.Start(start) ?? throw new InvalidOperationException("The host could not be started.");
        started.OutputDataReceived += (_, line) => Write(line.Data);
        started.ErrorDataReceived += (_, line) => Write(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Write(string? line)
    {
        if (line is not null)
        {
            lock (health)
            {
                File.AppendAllText(log, line + Environment.NewLine);
            }
        }
    }
}
