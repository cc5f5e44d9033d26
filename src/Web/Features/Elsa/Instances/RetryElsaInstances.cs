using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary><c>POST /alterations/workflows/retry</c>: what failed is run once more. Other alterations are not offered: a variable is changed at
/// <c>/variables</c>, a version by a move.</summary>
internal static class RetryElsaInstances
{
    /// <param name="ActivityIds">Only the failed runs of these activities; none: all that failed.</param>
    internal sealed record Body(IReadOnlyList<string>? WorkflowInstanceIds = null, IReadOnlyList<string>? ActivityIds = null);

    internal sealed record Result(Guid WorkflowInstanceId, bool WorkflowHasScheduledWork, bool IsSuccessful);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/alterations/workflows/retry", async (Body body, IMediator mediator, CancellationToken stop) =>
        {
            var ids = ElsaIds.Read(body.WorkflowInstanceIds);
            var results = new List<Result>();
            foreach (var part in ids.Chunk(ControlInstances.Most)) results.AddRange(await RetryAsync(part, body.ActivityIds ?? [], mediator, stop));
            return ElsaJson.Ok(new { Results = results });
        });
        foreach (var other in (string[])["dry-run", "submit", "run"])
        {
            elsa.MapPost($"/alterations/{other}", void () => throw InstanceErrors.AlterationsNotOffered());
        }
    }

    private static async Task<IEnumerable<Result>> RetryAsync(Guid[] ids, IReadOnlyList<string> activityIds, IMediator mediator, CancellationToken stop)
    {
        var outcomes = activityIds.Count == 0
            ? await mediator.Send(new ControlInstances.Request(ControlInstances.Act.Retry, ids), stop)
            : await mediator.Send(new RetryActivities.Request(ids, activityIds), stop);
        return outcomes.Select(o => new Result(o.Id, o.IsDone, o.IsDone));
    }
}
