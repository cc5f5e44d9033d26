using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Definitions;
using Jint.Native;
using Jint.Native.Object;
using Jint.Parser;
using Jint.Runtime;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>Runs scripts (ES5.1 with let and const) inside the helper process, each in an engine of its own that knows nothing of the one before.</summary>
internal sealed class ScriptEngine(Func<TimeSpan> processorTime)
{
    private readonly ScriptSource sources = new();
    private Jint.Engine? prepared;
    private double now;

    /// <summary>Builds the next script's engine ahead of its request.</summary>
    public void Prepare()
    {
        try
        {
            prepared ??= NewEngine(ScriptLimits.Time);
        }
        catch (TimeoutException)
        {
            // The engine's limit holds for our own prelude too. The machine is busy; the request will have its engine built then.
            prepared = null;
        }
    }

    /// <param name="request"><c>{source, check?, data?}</c></param>
    /// <param name="answer">A frame; gets the members <c>value</c>, <c>changed</c>, <c>outcomes</c>, <c>correlationId</c>, <c>instanceName</c>.</param>
    /// <exception cref="ScriptFault">The script cannot be read, failed, or went too far.</exception>
    public void Answer(JsonElement request, ArrayBufferWriter<byte> answer)
    {
        try
        {
            var program = sources.Read(request.GetProperty("source").GetString()!);
            if (request.TryGetProperty("check", out _))
            {
                Frames.Begin(answer);
                answer.Write("{}"u8);
                return;
            }

            RunAgain(program, request.GetProperty("data"), answer);
        }
        catch (ParserException error)
        {
            throw new ScriptFault("script.malformed", $"line {error.LineNumber}, column {error.Column}: {error.Description}");
        }
        catch (JavaScriptException error)
        {
            // The message can quote data, so only the kind of error is kept.
            throw new ScriptFault("script.failed", Kind(error));
        }
        catch (Exception error) when (error is TimeoutException or StatementsCountOverflowException)
        {
            throw new ScriptFault("script.timeout");
        }
        catch (RecursionDepthOverflowException)
        {
            throw new ScriptFault("script.too_deep");
        }
        catch (Exception error) when (error is not (ScriptFault or OutOfMemoryException))
        {
            throw new ScriptFault("script.failed", error.GetType().Name);
        }
    }

    private void RunAgain(Jint.Parser.Ast.Program program, JsonElement data, ArrayBufferWriter<byte> answer)
    {
        var since = Stopwatch.GetTimestamp();
        var processor = processorTime();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var engine = prepared ?? NewEngine(attempt == 1 ? ScriptLimits.Time : ScriptLimits.TimeAgain);
                prepared = null;
                Run(engine, program, data, answer);
                return;
            }
            catch (TimeoutException timeout) when (timeout is not RegexMatchTimeoutException && MayRunAgain(attempt, since, processor))
            {
                continue; // in a fresh engine
            }
        }
    }

    private bool MayRunAgain(int attempt, long since, TimeSpan processor) =>
        attempt == 1 || (processorTime() - processor < ScriptLimits.ProcessorTime && Stopwatch.GetElapsedTime(since) < ScriptLimits.KillAnyway);

    private void Run(Jint.Engine engine, Jint.Parser.Ast.Program program, JsonElement data, ArrayBufferWriter<byte> answer)
    {
        now = data.TryGetProperty("now", out var instant) ? instant.GetDouble() : 0;
        var accessors = new ScriptAccessors(engine, data);
        var value = engine.Execute(program).GetCompletionValue();

        // What a first try may have written is overwritten.
        Frames.Begin(answer);
        using var writer = new Utf8JsonWriter(answer, JsonReading.WriterOptions);
        writer.WriteStartObject();
        writer.WritePropertyName("value");
        ScriptJson.Write(writer, value);
        accessors.WriteChanges(writer);
        writer.WriteEndObject();
    }

    private Jint.Engine NewEngine(TimeSpan limit)
    {
        var engine = new Jint.Engine(o => o.TimeoutInterval(limit).LimitRecursion(ScriptLimits.Recursion));
        ObjectInstance native = engine.Object.Construct(Arguments.Empty);
        ScriptFunctions.Define(engine, native, () => now);
        engine.Global.Put(ScriptPrelude.Native, new JsValue(native), false);
        engine.Execute(ScriptPrelude.Program);
        return engine;
    }

    private static string Kind(JavaScriptException error) =>
        error.Error.IsObject() && error.Error.AsObject().Get("name") is { } name && name.IsString() ? name.AsString() : "thrown";
}
