using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CaseFlow.Faults.Hosting;

/// <summary>The built host as a process of its own, over a folder that outlives it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    public const string Password = "faults-password-1";
    private static readonly TimeSpan MostStartTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly string log;
    private readonly HttpClient health;
    private Process? process;
    private long answered;
    private TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HostProcess(string name)
    {
        Folder = Path.Combine(Path.GetTempPath(), "caseflow-faults", $"{name}-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(Folder);
        log = Path.Combine(Folder, "host.log");
        Address = new($"http://127.0.0.1:{FreePort()}");
        health = new() { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
    }

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "data", "caseflow.db");

    public Uri Address { get; }

    /// <summary>How many requests of the users have been answered.</summary>
    public long Answered => Interlocked.Read(ref answered);

    /// <summary>Of the running process.</summary>
    public int ProcessId => process!.Id;

    /// <summary>Until the house is open.</summary>
    public Task WaitUpAsync(CancellationToken stop) => Volatile.Read(ref up).Task.WaitAsync(stop);

    public void CountAnswer() => Interlocked.Increment(ref answered);

    public async Task StartAsync()
    {
        process = Start([]);
        using var limit = new CancellationTokenSource(MostStartTime);
        while (!await IsReadyAsync(limit.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The host ended by itself with {process.ExitCode}; see {log}");
            }

            await Task.Delay(BetweenLooks, limit.Token);
        }

        up.TrySetResult();
    }

    /// <summary>SIGKILL: nothing of the host runs after it.</summary>
    public async Task KillAsync()
    {
        Interlocked.Exchange(ref up, new(TaskCreationOptions.RunContinuationsAsynchronously));
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>SIGTERM, as an operator stops it.</summary>
    public async Task StopAsync()
    {
        Interlocked.Exchange(ref up, new(TaskCreationOptions.RunContinuationsAsynchronously));
        using (var term = Process.Start("kill", ["-TERM", process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await term.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        process.Dispose();
        process = null;
    }

    /// <summary>Runs a command of the host, such as <c>audit verify</c>, over the same folder.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunVerbAsync(params string[] verb)
    {
        using var run = Start(verb);
        using var limit = new CancellationTokenSource(MostStartTime);
        await run.WaitForExitAsync(limit.Token);
        return run.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync(CancellationToken stop)
    {
        try
        {
            using var answer = await health.GetAsync("/health/ready", stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Process Start(string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CaseFlow.Web.dll"), .. verb])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["URLS"] = Address.ToString(),
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["CaseFlow__DataDirectory"] = Path.Combine(Folder, "data"),
                ["CaseFlow__Demo__Enabled"] = "true",
                ["CaseFlow__Demo__Households"] = "0",
                ["CaseFlow__Demo__Password"] = Password,
            },
        };
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
