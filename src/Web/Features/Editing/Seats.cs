using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Editing;

/// <summary>One editor at a time: who holds a definition's seat, and what that keeps the caller from.</summary>
public sealed class Seats(CaseFlowDb db, CallerContext caller, IOptions<EditingOptions> options, TimeProvider time)
{
    /// <summary>The page of the designer that asks; null: no such page.</summary>
    public Guid? Page => caller.Current.StudioPage;

    internal DateTimeOffset Now => time.GetUtcNow();

    internal DateTimeOffset AliveUntil => Now + options.Value.SeatLife;

    /// <summary>Those of the definitions that the caller may only read just now: somebody else edits them.</summary>
    public async Task<IReadOnlySet<string>> HeldByOthersAsync(IReadOnlyCollection<string> definitionIds, CancellationToken stop)
    {
        var now = Now;
        return (await db.Set<DefinitionSeat>().AsNoTracking().Where(s => definitionIds.Contains(s.DefinitionId) && s.AliveUntil > now).ToListAsync(stop))
            .Where(s => s.IsOthers(Page, now)).Select(s => s.DefinitionId).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the caller's canvas of a definition may be edited: a page of the designer must hold the seat; for others, nobody may.</summary>
    public async Task<bool> MayEditAsync(string definitionId, CancellationToken stop)
    {
        var seat = await db.Set<DefinitionSeat>().AsNoTracking().SingleOrDefaultAsync(s => s.DefinitionId == definitionId, stop);
        return Page is { } page ? seat?.PageId == page && seat.IsAliveAt(Now) : seat?.IsAliveAt(Now) != true;
    }

    /// <summary>Within a command, tracked.</summary>
    internal async Task<DefinitionSeat?> FindAsync(string definitionId, CancellationToken stop) => await db.FindAsync<DefinitionSeat>([definitionId], stop);

    /// <exception cref="Domain.Common.DomainException"><c>definition.no_page</c></exception>
    internal Guid DemandPage() => Page ?? throw EditingErrors.NoPage();

    /// <summary>Makes the caller's page the one that edits, whoever was it before.</summary>
    internal DefinitionSeat Give(DefinitionSeat? seat, string definitionId, int? revision, Guid? page = null)
    {
        if (seat is null) db.Add(seat = new() { DefinitionId = definitionId });
        seat.Give(caller.Current.UserId!.Value, caller.Current.Name, page ?? DemandPage(), revision, Now, page is null ? AliveUntil : Now);
        return seat;
    }

    internal void Remove(DefinitionSeat seat) => db.Remove(seat);

    /// <summary>Refuses what would change a definition under somebody's hands, or with what a page shows that is not up to date.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>definition.edited_by_other</c>, <c>definition.seat_lapsed</c></exception>
    internal async Task DemandAsync(string definitionId, int? revision, SaveDoor? door, CancellationToken stop)
    {
        var seat = await FindAsync(definitionId, stop);
        if (seat?.IsOthers(Page, Now) == true && !IsBesideOwn(seat, door)) throw EditingErrors.EditedByOther(seat);
        if (Page is not { } page) return;

        var isMine = seat?.PageId == page;
        if (isMine && seat!.IsAliveAt(Now)) seat.Keep(AliveUntil);

        // The whole canvas comes, and nobody compares it: it must have been drawn from what is stored.
        else if (door is SaveDoor.Studio && revision is not null && seat is not null && !(isMine && seat.SeenRevision == revision))
        {
            throw EditingErrors.SeatLapsed(definitionId);
        }
    }

    // Publishing brings no content of its own: whoever edits in the designer may do it from our page beside it.
    private bool IsBesideOwn(DefinitionSeat seat, SaveDoor? door) => door is null && Page is null && seat.UserId == caller.Current.UserId;

    /// <summary>The page that saved a canvas knows it, and edits: also one that has slept, or never asked. One that only made a definition goes on to another
    /// page.</summary>
    internal async Task SavedAsync(string definitionId, int revision, bool isNew, SaveDoor door, CancellationToken stop)
    {
        if (Page is not { } page) return;

        var seat = await FindAsync(definitionId, stop);
        if (seat?.PageId == page) seat.Saved(revision);
        if (door is not SaveDoor.Studio || isNew) return;
        if (seat is null) Give(seat, definitionId, revision);
        else if (seat.PageId == page) seat.Keep(AliveUntil);
    }
}
