using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>How to start the helper process.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">Up to and with the verb.</param>
public sealed record SandboxCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>What the runtime needs to start at all; nothing else of our environment is handed on.</summary>
    private static readonly string[] Inherited =
        ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_ROLL_FORWARD", "LD_LIBRARY_PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP", "TZ"];

    /// <summary>The executable that an assembly with an entry point is, started again with the verb.</summary>
    public static SandboxCommand Of(Assembly executable)
    {
        var name = executable.GetName().Name!;
        if (Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == name) return new(path, [SandboxProgram.Verb]);

        // Hosted by something else, such as a test runner: by the same runtime that runs us.
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var dotnet = Path.Combine(runtime.Parent!.Parent!.Parent!.FullName, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return new(dotnet, ["exec", executable.Location, SandboxProgram.Verb]);
    }

    internal ProcessStartInfo ToStart()
    {
        var start = new ProcessStartInfo(File)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var argument in Arguments) start.ArgumentList.Add(argument);

        var kept = Inherited.Select(n => (Name: n, Value: Environment.GetEnvironmentVariable(n))).Where(v => v.Value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept) start.Environment[name] = value;
        start.Environment["DOTNET_GCHeapHardLimit"] = ScriptLimits.HeapBytes.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0"; // measuring costs more here than it brings
        return start;
    }
}
