using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Editing;

/// <summary>Refusals about editing workflow definitions.</summary>
internal static class EditingErrors
{
    /// <summary>Somebody else, or another page of the same person, has it open for editing.</summary>
    /// <param name="seat">Whose it is.</param>
    public static DomainException EditedByOther(DefinitionSeat seat) => new(
        ErrorKind.Conflict, "definition.edited_by_other", ("definitionId", seat.DefinitionId), ("by", seat.UserName), ("since", seat.Since));

    /// <summary>What the page shows may be older than what is stored: it was away, or somebody edited in between.</summary>
    public static DomainException SeatLapsed(string definitionId) =>
        new(ErrorKind.Conflict, "definition.seat_lapsed", ("definitionId", definitionId));

    /// <summary>Only a page of the designer edits in a seat.</summary>
    public static DomainException NoPage() => new(ErrorKind.Invalid, "definition.no_page");

    public static DomainException NoSeat(string definitionId) => new(ErrorKind.Conflict, "definition.no_seat", ("definitionId", definitionId));

    public static DomainException DropsMost(string definitionId, int removed, int of) =>
        new(ErrorKind.Conflict, "definition.drops_most", ("definitionId", definitionId), ("removed", removed), ("of", of));

    public static DomainException DropsRoot(string definitionId, string from, string to) =>
        new(ErrorKind.Conflict, "definition.drops_root", ("definitionId", definitionId), ("from", from), ("to", to));

    public static DomainException SaveNotFound(string definitionId) =>
        new(ErrorKind.NotFound, "definition.save_not_found", ("definitionId", definitionId));
}
