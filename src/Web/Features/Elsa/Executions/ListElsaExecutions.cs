using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Executions;

/// <summary><c>/activity-executions</c>: list, count, one of them and what led to it; <c>/activity-execution-summaries/list</c>. A list tells of the last
/// <see cref="MostRuns"/> runs, the oldest of them first.</summary>
internal static class ListElsaExecutions
{
    private const int MostRuns = 1_000;

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/activity-executions/list", async (
            string? workflowInstanceId, string? activityNodeId, bool? completed, IMediator mediator, CancellationToken stop) =>
        {
            var found = await ReadAsync(FilterOf(workflowInstanceId, activityNodeId, completed), mediator, stop);
            return ElsaJson.Ok(new ElsaList<ElsaExecution>([.. found.Select(ElsaExecution.Of)], found.Count));
        });
        elsa.MapGet("/activity-execution-summaries/list", async (
            string? workflowInstanceId, string? activityNodeId, bool? completed, IMediator mediator, CancellationToken stop) =>
        {
            var found = await ReadAsync(FilterOf(workflowInstanceId, activityNodeId, completed), mediator, stop);
            return ElsaJson.Ok(new ElsaList<ElsaExecutionSummary>([.. found.Select(ElsaExecutionSummary.Of)], found.Count));
        });
        elsa.MapGet("/activity-executions/count", async (
            string? workflowInstanceId, string? activityNodeId, bool? completed, IMediator mediator, CancellationToken stop) =>
        {
            var found = await mediator.Send(new ListExecutions.Query(FilterOf(workflowInstanceId, activityNodeId, completed), new(0, 1)), stop);
            return ElsaJson.Ok(new { Count = found.Total });
        });
        elsa.MapGet("/activity-executions/by-id", OneAsync);
        elsa.MapGet("/activity-executions/{id}", OneAsync);
        elsa.MapGet("/activity-executions/{id}/call-stack", TraceAsync);
        // Nothing is tried again by itself here.
        elsa.MapGet("/resilience/retries/{id}", (string id) => ElsaJson.Ok(new { Items = Array.Empty<object>(), TotalCount = 0, Links = Array.Empty<object>() }));
    }

    // An id that is none of ours names nothing.
    private static ListExecutions.Filter FilterOf(string? instance, string? node, bool? completed) =>
        new(Guid.TryParse(instance, out var id) ? id : null, node, completed);

    private static async Task<IResult> OneAsync(string? id, IMediator mediator, CancellationToken stop)
    {
        if (!Guid.TryParse(id, out var run)) return Results.NotFound();

        var found = await mediator.Send(new ListExecutions.Query(new(Id: run), new(0, 1)), stop);
        return found.Items is [var one] ? ElsaJson.Ok(ElsaExecution.Of(one)) : Results.NotFound();
    }

    private static async Task<IResult> TraceAsync(
        string id, bool? includeCrossWorkflowChain, int? skip, int? take, IMediator mediator, CancellationToken stop)
    {
        if (!Guid.TryParse(id, out var run)) return Results.NotFound();

        var chain = await mediator.Send(new TraceExecution.Query(run, includeCrossWorkflowChain ?? true), stop);
        var slice = new Slice(skip, take);
        return ElsaJson.Ok(new
        {
            ActivityExecutionId = run,
            Items = chain.Skip(slice.Skip).Take(slice.Take).Select(ElsaExecution.Of),
            TotalCount = chain.Count,
        });
    }

    private static async Task<List<ExecutionView>> ReadAsync(ListExecutions.Filter filter, IMediator mediator, CancellationToken stop)
    {
        var all = new List<ExecutionView>();
        if (filter.InstanceId is null) return all;

        var total = (await mediator.Send(new ListExecutions.Query(filter, new(0, 1)), stop)).Total;
        var first = Math.Max(0, total - MostRuns);
        while (first + all.Count < total)
        {
            var found = await mediator.Send(new ListExecutions.Query(filter, new(first + all.Count, Slice.MostRows)), stop);
            if (found.Items.Count == 0) break;
            all.AddRange(found.Items);
        }

        return all;
    }
}
