using CaseFlow.Domain.Time;
using CaseFlow.Web.Features.Shared;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>A wait as lists and the canvas' bar show it.</summary>
/// <param name="ActivityId">In the instance's own definition.</param>
/// <param name="Where">What the canvas shows on the activity.</param>
/// <param name="Type">The activity's type.</param>
/// <param name="Since">UTC.</param>
/// <param name="Timer">When time lets it go on, UTC; null: it is not time that it waits for.</param>
/// <param name="For">Whose tasks it waits for, oldest first.</param>
public sealed record RowWait(string ActivityId, string NodeId, string Where, string Type, DateTimeOffset Since, DateTimeOffset? Timer, IReadOnlyList<WaitedFor> For);

/// <param name="Kind">For example <c>T3.verify</c>.</param>
/// <param name="Role">A role code.</param>
/// <param name="Organisation">In the reader's language.</param>
/// <param name="DueOn">A date in the county.</param>
public sealed record WaitedFor(string Kind, string Role, string Organisation, DateTimeOffset Since, DateOnly DueOn, bool IsLate);

/// <summary>Adds names to waits.</summary>
internal sealed class RowWaits(Waits waits, Places places, ICaseClock clock)
{
    public async Task<ILookup<Guid, RowWait>> OfAsync(IReadOnlyCollection<Guid> instanceIds, ActivityTexts texts, CancellationToken stop)
    {
        var found = (await waits.OfAsync(instanceIds, stop)).SelectMany(w => w).ToList();
        await places.LoadAsync(found.SelectMany(w => w.Tasks).Select(t => (Guid?)t.OrganisationId), stop);
        var today = clock.Today;
        return found.ToLookup(w => w.InstanceId, w => new RowWait(
            w.ActivityId,
            w.NodeId,
            texts[w.NodeId].Text,
            w.Type,
            w.Since,
            w.Timer,
            [.. w.Tasks.Select(t => new WaitedFor(t.Kind, t.Role, places[t.OrganisationId], t.OpenedAt, t.DueOn, t.DueOn < today))]));
    }
}
