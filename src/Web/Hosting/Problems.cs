using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Resources;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;

namespace CaseFlow.Web.Hosting;

/// <summary>The one place where a refusal becomes HTTP: problem details with <c>code</c> and <c>params</c>.</summary>
internal sealed class DomainProblems(IProblemDetailsService problems, Texts texts) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Refusal(exception) is not { } refusal)
        {
            return ValueTask.FromResult(false);
        }

        // What stands further in the pipeline chose the reader's language; out here it is not in force any more.
        var chosen = httpContext.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture;
        httpContext.Response.StatusCode = StatusOf(refusal.Kind);
        return problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails =
            {
                Title = refusal.Code,
                Type = $"urn:caseflow:{refusal.Code}",
                Status = StatusOf(refusal.Kind),
                Extensions = { ["code"] = refusal.Code, ["params"] = FindingView.Say(refusal.Params, texts, chosen) },
            },
        });
    }

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>What is refused by this exception; null when it is a mistake of ours.</summary>
    public static DomainException? Refusal(Exception error) => error switch
    {
        DomainException refusal => refusal,
        BadHttpRequestException bad => new(
            bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? ErrorKind.TooLarge : ErrorKind.Invalid,
            bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "request.too_large" : "request.malformed",
            ("path", (bad.InnerException as System.Text.Json.JsonException)?.Path ?? "")),
        _ => null,
    };
}

/// <summary>Problems that no exception made (401, 403, 404 of the pipeline) carry a code too.</summary>
internal static class ProblemCodes
{
    public static void Complete(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        if (details.Extensions.ContainsKey("code"))
        {
            return;
        }

        var code = details.Status switch
        {
            StatusCodes.Status400BadRequest => "request.malformed",
            StatusCodes.Status401Unauthorized => "caller.unknown",
            StatusCodes.Status403Forbidden => "caller.forbidden",
            StatusCodes.Status404NotFound => "resource.not_found",
            StatusCodes.Status405MethodNotAllowed => "request.method_not_allowed",
            StatusCodes.Status413PayloadTooLarge => "request.too_large",
            StatusCodes.Status415UnsupportedMediaType => "request.media_type",
            StatusCodes.Status503ServiceUnavailable => "house.not_ready",
            _ => "house.failed",
        };
        details.Type = $"urn:caseflow:{code}";
        details.Title = code;
        details.Detail = null;
        details.Extensions.Remove("exception");
        details.Extensions["code"] = code;
        details.Extensions["params"] = new Dictionary<string, object?>();
    }
}
