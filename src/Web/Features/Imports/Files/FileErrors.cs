using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Imports.Files;

/// <summary>Why a file is refused before any of its rows is applied. Parameters never quote the file, except column names that look like ones.</summary>
public static class FileErrors
{
    public static DomainException EncodingUnknown(long offset) => Refused("import.encoding_unknown", ("offset", offset));

    /// <summary>Control characters: a spreadsheet, an archive or UTF-16, not a CSV file.</summary>
    public static DomainException NotText(long line) => Refused("import.not_text", ("line", line));

    public static DomainException Empty() => Refused("import.empty");

    /// <summary>Not one known column name in the first line: the file has no header, or is of another kind.</summary>
    public static DomainException HeaderAbsent() => Refused("import.header_absent", ("line", 1));

    public static DomainException HeaderUnknown(string names) => Refused("import.header_unknown", ("line", 1), ("columns", names));

    public static DomainException HeaderMissing(string names) => Refused("import.header_missing", ("line", 1), ("columns", names));

    public static DomainException HeaderWrong(string unknown, string missing) =>
        Refused("import.header_wrong", ("line", 1), ("unknown", unknown), ("missing", missing));

    public static DomainException HeaderRepeated(string names) => Refused("import.header_repeated", ("line", 1), ("columns", names));

    public static DomainException ColumnCount(long line, int expected, int found) =>
        Refused("import.column_count", ("line", line), ("expected", expected), ("found", found));

    /// <param name="line">Where the quote opened.</param>
    public static DomainException QuoteUnclosed(long line) => Refused("import.quote_unclosed", ("line", line));

    /// <summary>A quote inside a field that does not begin with one, or text after a closing quote.</summary>
    public static DomainException QuoteMisplaced(long line) => Refused("import.quote_misplaced", ("line", line));

    /// <summary>The last line has no line end: the file was probably cut off.</summary>
    public static DomainException Truncated(long line) => Refused("import.truncated", ("line", line));

    public static DomainException RowTooLong(long line) => Refused("import.row_too_long", ("line", line), ("limit", CsvRows.RowLimit));

    private static DomainException Refused(string code, params (string Name, object? Value)[] parameters) =>
        new(ErrorKind.Unprocessable, code, parameters);
}
