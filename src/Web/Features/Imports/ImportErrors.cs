using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Features.Imports;

public static class ImportErrors
{
    public static DomainException NotFound(Guid id) => new(ErrorKind.NotFound, "import.not_found", ("id", id));

    public static DomainException KindUnknown() =>
        new(ErrorKind.Invalid, "import.kind_unknown", ("kinds", string.Join(", ", ImportColumns.Uploadable.Select(c => c.Code))));

    /// <summary>The caller's organisation does not send files of this kind.</summary>
    public static DomainException KindForbidden(ImportKind kind) =>
        new(ErrorKind.Forbidden, "import.kind_forbidden", ("kind", ImportColumns.Of(kind).Code));

    /// <param name="limit">Bytes.</param>
    public static DomainException TooLarge(long limit) => new(ErrorKind.TooLarge, "import.too_large", ("limit", limit));

    /// <summary>A multipart body without a part named <c>file</c>.</summary>
    public static DomainException FileMissing() => new(ErrorKind.Invalid, "import.file_missing");

    /// <summary>The upload ended before the file did.</summary>
    public static DomainException UploadBroken() => new(ErrorKind.Invalid, "import.upload_broken");

    public static DomainException Finished(Guid id, ImportState state) =>
        new(ErrorKind.Conflict, "import.finished", ("id", id), ("state", state.ToString()));
}
