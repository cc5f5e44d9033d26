using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>POST /workflow-definitions/{id}/bulk-dispatch</c>: starts the published version several times, at most <see cref="Most"/>.</summary>
internal static class DispatchMany
{
    public const int Most = 100;

    internal sealed record Body(JsonObject? Input = null, string? TriggerActivityId = null, int Count = 1);

    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost(
        "/workflow-definitions/{definitionId}/bulk-dispatch",
        async (string definitionId, Body body, IMediator mediator, CancellationToken stop) =>
        {
            var started = new List<Guid>();
            for (var i = 0; i < Math.Clamp(body.Count, 1, Most); i++)
            {
                var one = await mediator.Send(
                    new StartInstance.Command(
                        definitionId,
                        body.Input?.DeepClone().AsObject(),
                        CorrelationId: null,
                        Name: null,
                        string.IsNullOrEmpty(body.TriggerActivityId) ? null : body.TriggerActivityId,
                        IsDispatched: true),
                    stop);
                if (one.CannotStart) break; // nor will the next one
                started.Add(one.InstanceId);
            }

            return ElsaJson.Ok(new { WorkflowInstanceIds = started });
        });
}
