using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Executions;

/// <summary><c>POST /activity-executions/report</c>: the numbers on the nodes.</summary>
internal static class ReportElsaExecutions
{
    /// <param name="ActivityNodeIds">None: of all.</param>
    internal sealed record Body(string? WorkflowInstanceId = null, IReadOnlyList<string>? ActivityNodeIds = null);

    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost(
        "/activity-executions/report",
        async (Body body, IMediator mediator, CancellationToken stop) =>
        {
            if (!Guid.TryParse(body.WorkflowInstanceId, out var instance)) return ElsaJson.Ok(new { Stats = Array.Empty<ElsaFigures>() });

            var figures = await mediator.Send(new ReportExecutions.Query(instance, body.ActivityNodeIds), stop);
            return ElsaJson.Ok(new { Stats = figures.Select(ElsaFigures.Of) });
        });
}

internal sealed record ElsaFigures(
    string ActivityId,
    string ActivityNodeId,
    int StartedCount,
    int CompletedCount,
    int UncompletedCount,
    bool IsBlocked,
    bool IsFaulted,
    int AggregateFaultCount,
    JsonObject Metadata)
{
    public static ElsaFigures Of(ReportExecutions.Figures f) =>
        new(f.ActivityId, f.NodeId, f.Started, f.Completed, f.Started - f.Completed, f.IsBlocked, f.IsFaulted, f.Faults, []);
}
