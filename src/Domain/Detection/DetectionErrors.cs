using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Detection;

public static class DetectionErrors
{
    public static DomainException SignalWithoutHit() => new(ErrorKind.Unprocessable, "signal.without_hit");

    public static DomainException SignalDecided(Guid id) => new(ErrorKind.Conflict, "signal.decided", ("id", id));

    public static DomainException SignalNotFound() => new(ErrorKind.NotFound, "signal.not_found");

    /// <summary>List entries and rule hits make signals of their own; people report concerns.</summary>
    public static DomainException SourceNotManual(SignalSource source) =>
        new(ErrorKind.Invalid, "signal.source_not_manual", ("field", "source"), ("source", source));

    public static DomainException NoteTooLong(int max) => new(ErrorKind.Invalid, "signal.note_too_long", ("field", "note"), ("max", max));

    public static DomainException PersonNotInHousehold() => new(ErrorKind.Invalid, "signal.person_not_in_household", ("field", "personId"));

    /// <summary>The monitoring list is the county's and the rural revitalisation bureau's.</summary>
    public static DomainException ListNotYours() => new(ErrorKind.Forbidden, "signal.list_not_yours");

    public static DomainException PolicyMissing(DateOnly asOf) => new(ErrorKind.Unavailable, "policy.missing", ("asOf", asOf));

    public static DomainException PolicyIncomplete(string field) => new(ErrorKind.Invalid, "policy.incomplete", ("field", field));
}
