using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Moves;

/// <summary>Refusals about moving running instances to another version.</summary>
public static class MoveErrors
{
    public static DomainException NotFound(Guid id) => new(ErrorKind.NotFound, "move.not_found", ("id", id));

    public static DomainException NoSuchVersion(string definitionId, int version) =>
        new(ErrorKind.NotFound, "move.no_such_version", ("definitionId", definitionId), ("version", version));

    /// <summary>What a draft says may still change under the instances that would be on it.</summary>
    public static DomainException NotPublished(string definitionId, int version) =>
        new(ErrorKind.Conflict, "move.not_published", ("definitionId", definitionId), ("version", version));

    public static DomainException NothingToMove(string definitionId) => new(ErrorKind.Conflict, "move.nothing_to_move", ("definitionId", definitionId));

    /// <param name="id">Of the one that has not finished.</param>
    public static DomainException UnderWay(Guid id) => new(ErrorKind.Conflict, "move.under_way", ("id", id));

    public static DomainException Over(Guid id) => new(ErrorKind.Conflict, "move.over", ("id", id));

    public static DomainException TooMany(int most) => new(ErrorKind.Invalid, "move.too_many", ("most", most));
}
