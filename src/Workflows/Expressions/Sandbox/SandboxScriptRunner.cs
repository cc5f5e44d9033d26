using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>JavaScript in a helper process.</summary>
public sealed class SandboxScriptRunner : IScriptRunner, IDisposable
{
    private readonly SandboxPool pool;
    private readonly ILogger log;

    public SandboxScriptRunner(SandboxPool pool, ILogger<SandboxScriptRunner> log)
    {
        this.pool = pool;
        this.log = log;
        pool.Replaced += OnReplaced;
    }

    public async ValueTask<ScriptAnswer> RunAsync(ScriptRequest request, CancellationToken stop)
    {
        CheckSize(request.Source);
        return await AskAsync(
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("source", request.Source);
                writer.WritePropertyName("data");
                request.Data.WriteTo(writer);
                writer.WriteEndObject();
            },
            Read,
            stop);
    }

    public async ValueTask<string?> FindSyntaxErrorAsync(string source, CancellationToken stop)
    {
        try
        {
            CheckSize(source);
            return await CheckAsync(source, stop);
        }
        catch (ActivityException fault)
        {
            return fault.Message;
        }
    }

    public void Dispose() => pool.Replaced -= OnReplaced;

    private ValueTask<string?> CheckAsync(string source, CancellationToken stop) => AskAsync(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("source", source);
            writer.WriteBoolean("check", true);
            writer.WriteEndObject();
        },
        answer => answer["fault"] is { } code ? Said(answer) ?? (string?)code : null,
        stop);

    private async ValueTask<T> AskAsync<T>(Action<Utf8JsonWriter> write, Func<JsonObject, T> read, CancellationToken stop)
    {
        try
        {
            return read(await pool.AskAsync(write, Parse, stop));
        }
        catch (InvalidOperationException error)
        {
            log.NoHelper(error);
            throw ScriptErrors.Unavailable();
        }
    }

    private static (JsonObject Answer, bool IsLast) Parse(ReadOnlyMemory<byte> json)
    {
        var answer = (JsonObject)JsonNode.Parse(json.Span)!;
        return (answer, answer.ContainsKey(SandboxProgram.Last));
    }

    private static ScriptAnswer Read(JsonObject answer)
    {
        if ((string?)answer["fault"] is { } code) throw new ActivityException(code, Said(answer));

        var assigned = new JsonObject();
        foreach (var member in new[] { ScriptAnswer.CorrelationId, ScriptAnswer.InstanceName })
        {
            if (answer.TryGetPropertyValue(member, out var set)) assigned[member] = set?.DeepClone();
        }

        var value = answer["value"];
        answer.Remove("value");
        return new(
            value,
            answer["changed"] as JsonObject,
            answer["outcomes"] is JsonArray outcomes ? [.. outcomes.Select(o => (string)o!)] : null,
            assigned.Count > 0 ? assigned : null);
    }

    private static string? Said(JsonObject answer) => (string?)answer["detail"];

    private static void CheckSize(string source)
    {
        if (source.Length > ScriptLimits.Source) throw new ActivityException("script.too_large");
    }

    private void OnReplaced(string why) => log.HelperReplaced(why);
}

internal static class SandboxLog
{
    private static readonly Action<ILogger, string, Exception?> Replaced =
        LoggerMessage.Define<string>(LogLevel.Warning, new(4101, nameof(HelperReplaced)), "A script helper was replaced: {Why}");

    private static readonly Action<ILogger, Exception?> Missing =
        LoggerMessage.Define(LogLevel.Error, new(4102, nameof(NoHelper)), "No script helper can be started");

    public static void HelperReplaced(this ILogger log, string why) => Replaced(log, why, null);

    public static void NoHelper(this ILogger log, Exception error) => Missing(log, error);
}
