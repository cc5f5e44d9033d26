using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Stimuli;

/// <summary><c>POST /tasks/{taskId}/complete</c>: of a task that <c>Elsa.RunTask</c> asked for, which is no work task of ours. One that is unknown, or complete
/// already, is 200 without effect, as in Elsa.</summary>
internal static class CompleteTask
{
    internal sealed record Body(JsonNode? Result = null);

    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost(
        "/tasks/{taskId}/complete",
        async (string taskId, Body? body, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new CompleteEngineTask.Command(taskId, body?.Result), stop);
            return Results.Ok();
        });
}
