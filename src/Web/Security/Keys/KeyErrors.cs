using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Security.Keys;

public static class KeyErrors
{
    /// <summary>Something was sealed with a key that is not in the key directory: restore the directory that belongs to this database.</summary>
    public static DomainException Missing(string keyName) =>
        new(ErrorKind.Unavailable, "keys.missing", ("key", keyName));

    public static DomainException InsideData() =>
        new(ErrorKind.Unavailable, "keys.inside_data");

    public static DomainException ReadableByOthers(string file) =>
        new(ErrorKind.Unavailable, "keys.readable_by_others", ("file", file));

    public static DomainException Malformed(string file) =>
        new(ErrorKind.Unavailable, "keys.malformed", ("file", file));
}
