using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Stimuli;

/// <summary><c>POST /events/{name}/trigger</c>.</summary>
internal static class TriggerEvent
{
    /// <param name="WorkflowInstanceId">Reaches only this instance.</param>
    internal sealed record Body(JsonNode? Input = null, string? CorrelationId = null, string? WorkflowInstanceId = null);

    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost(
        "/events/{name}/trigger",
        async (string name, Body? body, IMediator mediator, CancellationToken stop) =>
        {
            var correlation = string.IsNullOrEmpty(body?.CorrelationId) ? null : body.CorrelationId;
            Guid? instance = null;
            if (body?.WorkflowInstanceId is { Length: > 0 } only)
            {
                // An id that is none of ours names no instance: it reaches nobody, and waits for nobody.
                if (!Guid.TryParse(only, out var id)) return Results.Ok();
                instance = id;
            }

            await mediator.Send(new PublishEvent.Command(name, body?.Input, correlation, instance), stop);
            return Results.Ok();
        });
}
