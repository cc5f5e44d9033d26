using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Elsa.Instances;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Features.Studio;
using CaseFlow.Web.Features.Trials;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>POST /workflow-definitions/{id}/execute</c> answers once the instance blocks or ends, <c>…/dispatch</c> only with its id. Both run the published
/// version; that a draft can be asked for is not heard, because nobody has looked at it yet. The designer's own button is the exception: it tries the latest
/// version, in a house where nothing is real.</summary>
internal static class RunDefinition
{
    /// <summary>The instance's id; what Elsa's designer reads.</summary>
    private const string InstanceHeader = "x-elsa-workflow-instance-id";

    /// <summary>The definition's activation strategy refused.</summary>
    private const string CannotStartHeader = "x-elsa-workflow-cannot-start";

    internal sealed record Body(JsonObject? Input = null, string? CorrelationId = null, string? Name = null, string? TriggerActivityId = null);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-definitions/{definitionId}/execute", async (
            string definitionId, Body? body, HttpContext http, IMediator mediator, CancellationToken stop) =>
        {
            if (StudioClaims.PageOf(http.User) is not null) return await TryAsync(definitionId, body, http.Response, mediator, stop);
            if (await StartAsync(definitionId, body, isDispatched: false, http.Response, mediator, stop) is not { } id) return Results.Ok();
            return ElsaJson.Ok(new { WorkflowState = ElsaState.Of(await mediator.Send(new ReadInstance.Query(id), stop)) });
        });
        elsa.MapPost("/workflow-definitions/{definitionId}/dispatch", async (
            string definitionId, Body? body, HttpResponse response, IMediator mediator, CancellationToken stop) =>
            await StartAsync(definitionId, body, isDispatched: true, response, mediator, stop) is { } id
                ? ElsaJson.Ok(new { WorkflowInstanceId = id })
                : Results.Ok());
    }

    private static async Task<IResult> TryAsync(string definitionId, Body? body, HttpResponse response, IMediator mediator, CancellationToken stop)
    {
        var tried = await mediator.Send(new TryDefinition.Request(definitionId, Input: body?.Input), stop);
        response.Headers[InstanceHeader] = tried.InstanceId.ToString();
        return ElsaJson.Ok(new { WorkflowInstanceId = tried.InstanceId });
    }

    private static async Task<Guid?> StartAsync(
        string definitionId, Body? body, bool isDispatched, HttpResponse response, IMediator mediator, CancellationToken stop)
    {
        var started = await mediator.Send(
            new StartInstance.Command(
                definitionId, body?.Input, Given(body?.CorrelationId), Given(body?.Name), Given(body?.TriggerActivityId), isDispatched),
            stop);
        if (started.CannotStart)
        {
            response.Headers[CannotStartHeader] = "true";
            return null;
        }

        response.Headers[InstanceHeader] = started.InstanceId.ToString();
        return started.InstanceId;
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
