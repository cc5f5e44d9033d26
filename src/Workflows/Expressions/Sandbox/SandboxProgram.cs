using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>The helper process: reads scripts from its standard input, runs them one by one and writes what came of each to its standard
/// output. It ends when its input does, so with the process that started it. It knows no database, no settings and no secrets.</summary>
public static class SandboxProgram
{
    /// <summary>The word on the command line that makes an executable of ours the helper.</summary>
    public const string Verb = "sandbox";

    /// <summary>What a script could write over itself while it runs is not to be trusted afterwards: the process ends, another takes its place.</summary>
    internal const string Last = "last";

    private static readonly TimeSpan RegexLimit = TimeSpan.FromMilliseconds(100);

    /// <summary>The one who started us kills us much sooner, unless it is gone and a script still runs.</summary>
    private static readonly TimeSpan Orphaned = TimeSpan.FromSeconds(5);

    /// <summary>Serves until the input ends.</summary>
    /// <returns>The exit status.</returns>
    public static int Run()
    {
        // Before anything touches a regular expression.
        AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", RegexLimit);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        NoCoreDumps();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ignore);

        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        var serving = new Thread(() => Serve(input, output), ScriptLimits.StackBytes) { Name = "scripts" };
        serving.Start();
        serving.Join();
        return 0;

        // Ctrl+C reaches the whole group of processes; the host may still need us while it stops.
        static void Ignore(PosixSignalContext signal) => signal.Cancel = true;
    }

    private static void Serve(Stream input, Stream output)
    {
        using var orphaned = new Timer(_ => Environment.Exit(3));
        var engine = new ScriptEngine(() => Environment.CpuUsage.TotalTime);
        var answer = new ArrayBufferWriter<byte>(4096);
        var buffer = new byte[4096];
        WarmUp(engine);
        Frames.Begin(answer);
        answer.Write("{}"u8);
        Frames.Write(output, answer, Used()); // ready

        for (var goesOn = true; goesOn;)
        {
            engine.Prepare();
            var length = Frames.Read(input, ref buffer, out _, ScriptLimits.RequestBytes);
            if (length < 0) return;

            orphaned.Change(Orphaned, Timeout.InfiniteTimeSpan);
            goesOn = Answer(engine, buffer.AsMemory(0, length), answer);
            orphaned.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Frames.Write(output, answer, Used());
        }
    }

    private static long Used() => Environment.CpuUsage.TotalTime.Ticks;

    /// <returns>Whether this process may go on.</returns>
    private static bool Answer(ScriptEngine engine, ReadOnlyMemory<byte> request, ArrayBufferWriter<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(request, new() { MaxDepth = 512 });
            engine.Answer(document.RootElement, answer);
            return true;
        }
        catch (ScriptFault fault)
        {
            WriteFault(answer, fault.Code, fault.Detail, isLast: false);
            return true;
        }
        catch (OutOfMemoryException)
        {
            WriteFault(answer, "script.out_of_memory", null, isLast: true);
            return false;
        }
    }

    private static void WriteFault(ArrayBufferWriter<byte> answer, string code, string? detail, bool isLast)
    {
        Frames.Begin(answer);
        using var writer = new Utf8JsonWriter(answer, JsonReading.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("fault", code);
        if (detail is not null) writer.WriteString("detail", detail);
        if (isLast) writer.WriteBoolean(Last, true);
        writer.WriteEndObject();
    }

    /// <summary>Compiles what most scripts use, so that the first of them is as fast as the others.</summary>
    private static void WarmUp(ScriptEngine engine)
    {
        const string request =
            """
            {"source":"var a = [1,2].map(function (n) { return n * 2; }); for (var i = 0; i < 3; i++) { a.push(i); } setX(getX() + 1); variables.o.k = /a/.test('a') ? 'b' : 'c'; try { nothing.x; } catch (e) { a.push(e.name); } if (getInput('I') === 'i' && a.length > 2) { a.push(new Date().toISOString()); } ({ a: a, t: toJson(variables), s: 'x'.toUpperCase() })",
             "data":{"variables":{"x":1,"o":{"k":"v"}},"input":{"I":"i"},"now":0}}
            """;
        using var document = JsonDocument.Parse(request);
        var scratch = new ArrayBufferWriter<byte>(4096);
        for (var i = 0; i < 3; i++)
        {
            try
            {
                engine.Answer(document.RootElement, scratch);
            }
            catch (ScriptFault fault) when (fault.Code == "script.timeout")
            {
                // A cold engine on a busy machine: what it compiled so far is compiled.
                continue;
            }
        }
    }

    /// <summary>A helper that a script brings down must not leave its memory on the disk.</summary>
    private static void NoCoreDumps()
    {
        if (OperatingSystem.IsLinux()) _ = SetLimit(CoreSize, default);
    }

    private const int CoreSize = 4;

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Limit limit);
}
