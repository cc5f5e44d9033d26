using System.Globalization;
using CaseFlow.Web.Hosting;

namespace CaseFlow.Web.Features.Demo;

/// <summary><c>demo --households N --seed S [--as-of yyyy-MM-dd]</c>: makes a demo county of another size in the configured data directory, which must
/// be empty or hold an unfinished one. The host then opens it as it is.</summary>
internal sealed class DemoVerb(string[] arguments) : Verbs.IVerb
{
    private const int Refused = 2;

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["--households"] = "CaseFlow:Demo:Households",
        ["--seed"] = "CaseFlow:Demo:Seed",
        ["--as-of"] = "CaseFlow:Demo:AsOf",
        ["--data"] = "CaseFlow:DataDirectory",
    };

    public async Task<int> RunAsync()
    {
        if (Read(arguments) is not { } settings)
        {
            await Console.Error.WriteLineAsync("Usage: demo --households N --seed S [--as-of yyyy-MM-dd] [--data DIRECTORY]");
            return Refused;
        }

        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupted.Cancel();
        };
        await using var app = House.BuildWithoutDoors([.. settings, "--CaseFlow:Demo:Enabled=true", "--Logging:LogLevel:Default=Warning"]);
        var database = app.Services.GetRequiredService<Directories>().Database;
        if (File.Exists(database) && await DemoDatabase.IsFinishedAsync(app.Services, interrupted.Token))
        {
            await Console.Error.WriteLineAsync("The data directory already holds data: choose an empty one with --data DIRECTORY or CaseFlow:DataDirectory.");
            return Refused;
        }

        return await MakeAsync(app, interrupted.Token);
    }

    /// <returns>As host settings; null when they cannot be read.</returns>
    internal static List<string>? Read(string[] given)
    {
        List<string> settings = [];
        for (var i = 0; i < given.Length; i += 2)
        {
            if (i + 1 == given.Length || !Settings.TryGetValue(given[i], out var setting) || !Fits(given[i], given[i + 1]))
            {
                return null;
            }

            settings.Add($"--{setting}={given[i + 1]}");
        }

        return settings;
    }

    private static bool Fits(string option, string value) => option switch
    {
        "--households" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= 1_000_000,
        "--seed" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "--as-of" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => value.Length > 0,
    };

    private static async Task<int> MakeAsync(WebApplication app, CancellationToken stop)
    {
        var said = -1;
        app.Services.GetRequiredService<DemoProgress>().Listener = (written, of) =>
        {
            var percent = (int)(written * 100L / of);
            if (percent >= said + 5 || written == of)
            {
                said = percent;
                Console.WriteLine($"{written} of {of} households ({percent} %)");
            }
        };
        try
        {
            await Opening.OpenAsync(app.Services, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted. The same command goes on where it was.");
            return 1;
        }

        foreach (var notice in app.Services.GetRequiredService<OpeningNotices>().All)
        {
            Console.WriteLine(notice);
        }

        return 0;
    }
}
