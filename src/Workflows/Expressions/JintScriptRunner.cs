using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using Jint.Native;
using Jint.Parser;
using Jint.Runtime;

namespace CaseFlow.Workflows.Expressions;

/// <summary>JavaScript (ES5.1 with let and const) inside this process. Limits: 50 ms, statements, recursion, source length, nesting.
/// Jint cannot bound memory or regular expressions, so scripts come from administrators only until they run in a process of their own.</summary>
public sealed class JintScriptRunner : IScriptRunner
{
    public const int MaxSourceLength = 8_000;
    public const int MaxNesting = 48;
    private const int MaxStatements = 20_000;
    private const int MaxRecursion = 64;

    /// <summary>Jint walks the tree recursively: a long chain of operators needs stack in proportion to the source.</summary>
    private const int StackBytes = 32 * 1024 * 1024;

    private const int ShortSource = 400;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(50);

    /// <summary>Jint measures by the wall. A script is pure, so one that a busy machine held up may run again; statements bound it anyway.</summary>
    private static readonly TimeSpan SecondTimeLimit = TimeSpan.FromMilliseconds(200);

    private static readonly JsonObject NoData = [];

    public JintScriptRunner() => Run(new("'warm' + getVariable('up')", NoData), TimeSpan.FromSeconds(10));

    public async ValueTask<ScriptAnswer> RunAsync(ScriptRequest request, CancellationToken stop)
    {
        CheckSize(request.Source);
        stop.ThrowIfCancellationRequested();
        if (request.Source.Length <= ShortSource) return RunTwice(request);

        var done = new TaskCompletionSource<ScriptAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    done.SetResult(RunTwice(request));
                }
                catch (ActivityException fault)
                {
                    done.SetException(fault);
                }
            },
            StackBytes)
        { IsBackground = true, Name = "script" };
        thread.Start();
        return await done.Task;
    }

    public string? FindSyntaxError(string source)
    {
        try
        {
            CheckSize(source);
            Parse(source);
            return null;
        }
        catch (ActivityException fault)
        {
            return fault.Message;
        }
        catch (ParserException error)
        {
            return $"line {error.LineNumber}, column {error.Column}: {error.Description}";
        }
    }

    private static ScriptAnswer RunTwice(ScriptRequest request)
    {
        try
        {
            return Run(request, TimeLimit);
        }
        catch (ActivityException slow) when (slow.InnerException is TimeoutException)
        {
            return Run(request, SecondTimeLimit);
        }
    }

    private static ScriptAnswer Run(ScriptRequest request, TimeSpan limit)
    {
        var engine = new Jint.Engine(o => o.TimeoutInterval(limit).MaxStatements(MaxStatements).LimitRecursion(MaxRecursion));
        try
        {
            engine.SetValue("$json", request.Data.ToJsonString(JsonReading.Compact));
            engine.SetValue("$deep", new Func<string, bool>(text => IsTooDeep(text)));
            engine.Execute(ScriptPrelude.Program);
            var value = engine.Execute(Parse(request.Source)).GetCompletionValue();
            var changed = Json(engine, engine.Invoke("$changed")) as JsonObject;
            var outcomes = Json(engine, engine.Invoke("$named")) as JsonArray;
            return new(Json(engine, value), changed, outcomes is null ? null : [.. outcomes.Select(o => o is null ? "" : Conversion.AsText(o))]);
        }
        catch (ParserException error)
        {
            throw new ActivityException("script.malformed", $"line {error.LineNumber}, column {error.Column}", error);
        }
        catch (JavaScriptException error)
        {
            // The message can quote data, so only the kind of error is kept; a text that the script itself threw is its author's.
            throw new ActivityException("script.failed", Kind(error), error);
        }
        catch (Exception error) when (error is TimeoutException or StatementsCountOverflowException or RecursionDepthOverflowException)
        {
            throw new ActivityException("script.timeout", error.GetType().Name, error);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or InvalidCastException or NullReferenceException
            or IndexOutOfRangeException or JsonException or NotSupportedException or OverflowException or FormatException)
        {
            throw new ActivityException("script.failed", error.GetType().Name, error);
        }
    }

    private static Jint.Parser.Ast.Program Parse(string source)
    {
        try
        {
            return new JavaScriptParser().Parse(source);
        }
        catch (ParserException error) when (error.Description?.Contains("return", StringComparison.OrdinalIgnoreCase) == true)
        {
            // Elsa lets a script return at its top level.
            return new JavaScriptParser().Parse($"(function(){{{source}\n}})()");
        }
    }

    private static JsonNode? Json(Jint.Engine engine, JsValue value)
    {
        if (value.IsUndefined() || value.IsNull()) return null;
        var text = engine.Json.Stringify(JsValue.Undefined, [value]);
        return text.IsString() ? JsonNode.Parse(text.AsString()) : null;
    }

    private static string Kind(JavaScriptException error) =>
        error.Error.IsObject() && error.Error.AsObject().Get("name") is { } name && name.IsString() ? name.AsString() : "thrown";

    private static void CheckSize(string source)
    {
        if (source.Length > MaxSourceLength) throw new ActivityException("script.too_large");
        if (IsTooDeep(source)) throw new ActivityException("script.too_deep");
    }

    private static bool IsTooDeep(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            if (c is '(' or '[' or '{' && ++depth > MaxNesting) return true;
            if (c is ')' or ']' or '}') depth--;
        }

        return false;
    }
}
