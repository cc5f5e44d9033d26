using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Editing;

/// <summary>A definition's seat, as the page that asks sees it.</summary>
/// <param name="Page">The page that asks.</param>
/// <param name="IsMine">It edits.</param>
/// <param name="IsTaken">Somebody else edits, or this person on another page.</param>
/// <param name="Holder">Who edits, or was the last to; null: nobody yet.</param>
/// <param name="SavedAt">When this page saved last.</param>
/// <param name="RemovalAllowedUntil">Until then one save may remove most of the workflow.</param>
/// <param name="KeepEvery">Seconds between two signs of life.</param>
public sealed record SeatView(
    string DefinitionId, Guid Page, bool IsMine, bool IsTaken, SeatHolder? Holder, DateTimeOffset? SavedAt, DateTimeOffset? RemovalAllowedUntil, double KeepEvery);

/// <param name="Name">As people know them.</param>
/// <param name="IsYou">The caller, on this page or another.</param>
/// <param name="Since">UTC.</param>
public sealed record SeatHolder(Guid UserId, string Name, bool IsYou, DateTimeOffset Since);

internal sealed class SeatReading(CaseFlowDb db, Seats seats, CallerContext caller, IOptions<EditingOptions> options)
{
    public async Task<SeatView> ViewAsync(string definitionId, DefinitionSeat? seat, CancellationToken stop)
    {
        var page = seats.DemandPage();
        var isAlive = seat?.IsAliveAt(seats.Now) == true;
        var isMine = isAlive && seat!.PageId == page;
        return new(
            definitionId,
            page,
            isMine,
            isAlive && !isMine,
            seat is null ? null : new(seat.UserId, await NameAsync(seat, stop), seat.UserId == caller.Current.UserId, seat.Since),
            await db.Set<DefinitionSave>().Where(s => s.DefinitionId == definitionId && s.PageId == page).MaxAsync(s => (DateTimeOffset?)s.At, stop),
            isMine && seat!.RemovalAllowedUntil > seats.Now ? seat.RemovalAllowedUntil : null,
            options.Value.KeepEvery.TotalSeconds);
    }

    private async Task<string> NameAsync(DefinitionSeat seat, CancellationToken stop) =>
        await db.Users.Where(u => u.Id == seat.UserId).Select(u => u.DisplayName).SingleOrDefaultAsync(stop) ?? seat.UserName;
}
