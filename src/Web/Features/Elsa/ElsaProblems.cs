using CaseFlow.Domain.Common;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Features.Elsa;

/// <summary>Refusals in the form that Elsa's tools show: every text under <c>errors</c> becomes a line on the screen.</summary>
internal sealed class ElsaProblems : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DomainException refusal)
        {
            return Refused(StatusOf(refusal), refusal.Code, Lines(refusal, TextsOf(context)));
        }
        catch (DefinitionException refusal)
        {
            return Refused(StatusCodes.Status400BadRequest, refusal.Code, [TextsOf(context).Say($"finding.{refusal.Code}")]);
        }
    }

    private static Texts TextsOf(EndpointFilterInvocationContext context) => context.HttpContext.RequestServices.GetRequiredService<Texts>();

    private static IResult Refused(int status, string code, List<string> lines) => Results.Json(
        new { StatusCode = status, Message = lines[0], Code = code, Errors = new { GeneralErrors = lines } }, ElsaJson.Options, statusCode: status);

    /// <summary>The refusal, and behind it what was found in the definition.</summary>
    private static List<string> Lines(DomainException refusal, Texts texts) =>
        [texts.Say(refusal), .. (refusal.Params.GetValueOrDefault("findings") as IEnumerable<Finding> ?? []).Where(f => f.IsError).Select(texts.Say)];

    // A definition without a published version is not there for Elsa's callers.
    private static int StatusOf(DomainException refusal) =>
        refusal.Code == "definition.not_published" ? StatusCodes.Status404NotFound : DomainProblems.StatusOf(refusal.Kind);
}
