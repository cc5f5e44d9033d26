using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>One helper process, used by one caller at a time. A call blocks its thread: a script is done long before a thread could be used
/// for something else, and what is not is killed.</summary>
internal sealed class SandboxProcess : IDisposable
{
    public const string Crashed = "script.crashed";

    private static readonly TimeSpan Startup = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Ending = TimeSpan.FromMilliseconds(300);
    private readonly Process process;
    private readonly Stream input;
    private readonly Stream output;
    private readonly Timer watch;
    private readonly ArrayBufferWriter<byte> request = new(4096);
    private readonly StringBuilder complaint = new();
    private byte[] answer = new byte[4096];
    private long askedAt;
    private TimeSpan used;
    private bool isStarting = true;
    private volatile bool wasKilled;

    private SandboxProcess(Process process)
    {
        this.process = process;
        input = process.StandardInput.BaseStream;
        output = process.StandardOutput.BaseStream;
        watch = new(_ => Watch());
        process.ErrorDataReceived += (_, line) => Complain(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Why it was killed or died, once it has; no script text.</summary>
    public string? End { get; private set; }

    /// <summary>What the last request did to it; null when it had gone before it could take that request.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether it ended while nobody asked it anything.</summary>
    public bool IsGone => process.HasExited;

    /// <summary>Starts a helper and waits until it is ready to run scripts.</summary>
    /// <exception cref="InvalidOperationException">It does not start.</exception>
    public static SandboxProcess Start(SandboxCommand command)
    {
        SandboxProcess started;
        try
        {
            started = new(Process.Start(command.ToStart())!);
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            throw new InvalidOperationException($"The script helper cannot be started as '{command.File}': {error.Message}", error);
        }

        started.watch.Change(Startup, Timeout.InfiniteTimeSpan);
        var length = started.Receive();
        started.watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        started.isStarting = false;
        if (length >= 0) return started;

        started.NoteEnd();
        started.Dispose();
        throw new InvalidOperationException($"The script helper '{command.File} {string.Join(' ', command.Arguments)}' did not become ready: {started.End}");
    }

    /// <summary>Runs one request.</summary>
    /// <returns>The answer, valid until the next call; null when the helper is gone, see <see cref="End"/>.</returns>
    public ReadOnlyMemory<byte>? Ask(Action<Utf8JsonWriter> write)
    {
        Frames.Begin(request);
        using (var writer = new Utf8JsonWriter(request, JsonReading.WriterOptions)) write(writer);
        askedAt = Stopwatch.GetTimestamp();
        watch.Change(ScriptLimits.Kill, Timeout.InfiniteTimeSpan);
        var isSent = Send();
        var length = isSent ? Receive() : -1;
        watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (length >= 0) return answer.AsMemory(0, length);

        NoteEnd();
        if (isSent) Fault = wasKilled && complaint.Length == 0 ? "script.timeout" : Crashed;
        return null;
    }

    public void Dispose()
    {
        watch.Dispose();
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        process.Dispose();
    }

    private bool Send()
    {
        try
        {
            Frames.Write(input, request);
            return true;
        }
        catch (IOException)
        {
            return false; // it is gone
        }
    }

    private int Receive()
    {
        try
        {
            var length = Frames.Read(output, ref answer, out var stamp, ScriptLimits.AnswerBytes * 2);
            if (length >= 0) used = TimeSpan.FromTicks(stamp);
            return length;
        }
        catch (IOException)
        {
            return -1;
        }
    }

    /// <summary>Its time is over; unless other processes kept it from the processor, for which the script is not to blame.</summary>
    private void Watch()
    {
        try
        {
            var asked = Stopwatch.GetElapsedTime(askedAt);
            if (!isStarting && asked < ScriptLimits.KillAnyway && !HadItsTime())
            {
                watch.Change(ScriptLimits.Time, Timeout.InfiniteTimeSpan);
                return;
            }

            wasKilled = true;
            process.Kill();
        }
        catch (Exception gone) when (gone is InvalidOperationException or ObjectDisposedException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself meanwhile; whoever asked sees that its pipe is closed.
            wasKilled = false;
        }
    }

    private bool HadItsTime() => process.TotalProcessorTime - used >= ScriptLimits.ProcessorTime;

    private void NoteEnd()
    {
        // Its pipe is closed, so it has ended or is about to.
        if (!process.WaitForExit(Ending)) process.Kill();
        process.WaitForExit();
        End = (wasKilled ? "it was killed when its time was over" : $"it ended with status {process.ExitCode}")
            + (complaint.Length > 0 ? $" ({complaint})" : "");
    }

    /// <summary>Keeps the first line that the runtime says about its end; what follows is a trace of the engine's own calls.</summary>
    private void Complain(string? line)
    {
        if (line is { Length: > 0 } && complaint.Length == 0) complaint.Append(line.Length > 200 ? line[..200] : line);
    }
}
