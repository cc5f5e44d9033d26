using System.Diagnostics;

namespace CaseFlow.Faults.Hosting;

/// <summary>The host as it is shipped, and the one that can be told to die and to err.</summary>
internal static class HostBuilds
{
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "CaseFlow.Web.dll");

    public static string WithFaultPoints { get; } =
        Path.Combine(Root, "artifacts", "faults", "bin", "CaseFlow.Web", "Release", "net10.0", "CaseFlow.Web.dll");

    public static string Definitions { get; } = Path.Combine(Root, "workflow-definitions");

    private static readonly string[] OutputFolders = ["/bin/", "/obj/", "/node_modules/", "/wwwroot/dist/"];

    private static string Root
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                if (File.Exists(Path.Combine(at.FullName, "CaseFlow.sln")))
                {
                    return at.FullName;
                }
            }

            throw new InvalidOperationException("This runs from inside the repository: it builds the host with fault points.");
        }
    }

    /// <summary>Builds it where it is missing or older than its sources; the ordinary build has other directories and stays as it is.</summary>
    public static async Task BuildAsync()
    {
        if (IsFresh())
        {
            return;
        }

        var began = Stopwatch.GetTimestamp();
        using var build = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                "build", Path.Combine(Root, "src", "Web", "CaseFlow.Web.csproj"), "-c", "Release", "-v", "quiet", "-nologo", "-nodeReuse:false",
                "-p:FaultPoints=true", "-p:UseSharedCompilation=false",
            ])
        {
            // What built this program must not speak for the other build.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["MSBuildSDKsPath"] = null, ["MSBuildExtensionsPath"] = null },
        }) ?? throw new InvalidOperationException("The build could not be started.");
        await build.WaitForExitAsync();
        if (build.ExitCode != 0)
        {
            throw new InvalidOperationException("The host with fault points could not be built.");
        }

        File.SetLastWriteTimeUtc(WithFaultPoints, TimeProvider.System.GetUtcNow().UtcDateTime); // also where nothing had to be compiled
        Console.WriteLine($"Built the host with fault points in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
    }

    private static bool IsFresh()
    {
        if (!File.Exists(WithFaultPoints))
        {
            return false;
        }

        var built = File.GetLastWriteTimeUtc(WithFaultPoints);
        var sources = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => !OutputFolders.Any(o => f.Contains(o, StringComparison.Ordinal)))
            .Concat(Directory.EnumerateFiles(Root, "Directory.*"));
        return sources.All(f => File.GetLastWriteTimeUtc(f) < built);
    }
}
