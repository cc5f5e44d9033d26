using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Security.PersonalData;

public static class PersonalErrors
{
    /// <summary>The ciphertext does not belong to this row and column, or was changed.</summary>
    public static DomainException SealedElsewhere(string table, string column, Guid row) =>
        new(ErrorKind.Unavailable, "personal.sealed_elsewhere", ("table", table), ("column", column), ("row", row));

    /// <summary>A sealed file ends before its last chunk: it was cut, or never finished.</summary>
    public static DomainException FileTruncated() =>
        new(ErrorKind.Unavailable, "sealed_file.truncated");

    /// <summary>A sealed file was changed, or belongs to something else.</summary>
    public static DomainException FileTampered() =>
        new(ErrorKind.Unavailable, "sealed_file.tampered");

    /// <summary>Personal data is shown for a stated reason only.</summary>
    public static DomainException ReasonMissing(int min, int max) =>
        new(ErrorKind.Invalid, "reveal.reason_missing", ("min", min), ("max", max));

    /// <summary>Does not repeat what was sent: it could be anything.</summary>
    public static DomainException UnknownField() =>
        new(ErrorKind.Invalid, "reveal.unknown_field");
}
