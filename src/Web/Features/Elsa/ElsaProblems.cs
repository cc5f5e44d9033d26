using CaseFlow.Domain.Common;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Features.Elsa;

/// <summary>Whatever goes wrong under <c>/elsa/api</c> in the form that Elsa's tools show: every text under <c>errors</c> becomes a line on the screen. Always
/// JSON, and never a 5xx: Elsa's designer would send a save that failed like that three times more, and show nothing.</summary>
internal sealed class ElsaProblems(RequestDelegate next, ILogger<ElsaProblems> log)
{
    public const string Root = "/elsa/api";

    public async Task InvokeAsync(HttpContext http, Texts texts)
    {
        if (!http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase))
        {
            await next(http);
            return;
        }

        try
        {
            await next(http);
            if (IsBare(http.Response)) await WriteAsync(http, http.Response.StatusCode, CodeOf(http.Response.StatusCode), [texts.Say(CodeOf(http.Response.StatusCode))]);
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(http, error, texts);
        }
    }

    private Task AnswerAsync(HttpContext http, Exception error, Texts texts)
    {
        if (error is DefinitionException unreadable)
        {
            return WriteAsync(http, StatusCodes.Status400BadRequest, unreadable.Code, [texts.Say($"finding.{unreadable.Code}")]);
        }

        if (DomainProblems.Refusal(error) is { } refusal) return WriteAsync(http, StatusOf(refusal), refusal.Code, Lines(refusal, texts));

        log.ElsaRequestFailed(error, http.Request.Path);
        return WriteAsync(http, StatusCodes.Status400BadRequest, "house.failed", [texts["problem.500.sentence"]]);
    }

    private static Task WriteAsync(HttpContext http, int status, string code, List<string> lines)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(
            new { StatusCode = status, Message = lines[0], Code = code, Errors = new { GeneralErrors = lines } }, ElsaJson.Options, http.RequestAborted);
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 };

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "caller.unknown",
        StatusCodes.Status403Forbidden => "caller.forbidden",
        StatusCodes.Status404NotFound => "resource.not_found",
        StatusCodes.Status405MethodNotAllowed => "request.method_not_allowed",
        StatusCodes.Status413PayloadTooLarge => "request.too_large",
        StatusCodes.Status415UnsupportedMediaType => "request.media_type",
        _ => "request.malformed",
    };

    /// <summary>The refusal, and behind it what was found in the definition.</summary>
    internal static List<string> Lines(DomainException refusal, Texts texts) =>
        [texts.Say(refusal), .. FindingsOf(refusal).Where(f => f.IsError).Select(texts.Say)];

    private static IEnumerable<Finding> FindingsOf(DomainException refusal) => refusal.Params.GetValueOrDefault("findings") as IEnumerable<Finding>
        ?? (refusal.Params.GetValueOrDefault("files") as IEnumerable<RefusedDefinition>)?.SelectMany(f => f.Findings)
        ?? [];

    private static int StatusOf(DomainException refusal) => refusal switch
    {
        // A definition without a published version is not there for Elsa's callers.
        { Kind: ErrorKind.NotFound } or { Code: "definition.not_published" } => StatusCodes.Status404NotFound,
        { Kind: ErrorKind.Forbidden } => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest, // conflicts too: of all refusals Elsa's tools show this one
    };
}

internal static partial class ElsaLog
{
    [LoggerMessage(3201, LogLevel.Error, "A request to {Path} failed")]
    public static partial void ElsaRequestFailed(this ILogger log, Exception error, string path);
}
