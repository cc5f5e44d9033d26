using System.Text;
using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Imports.Files;

/// <summary>What is known of a file that may be applied.</summary>
/// <param name="Rows">Without the header.</param>
public sealed record CheckedFile(FileEncoding Encoding, long Rows);

/// <summary>Looks at all of a file before any row of it is applied.</summary>
internal static class FileCheck
{
    /// <param name="open">Opens the file at its start; asked twice when it is not UTF-8.</param>
    /// <param name="columns">Of the kind that the file is sent as.</param>
    /// <param name="progress">Bytes looked at so far.</param>
    /// <exception cref="DomainException">One of <see cref="FileErrors"/>.</exception>
    public static async Task<CheckedFile> RunAsync(Func<Stream> open, ImportColumns columns, IProgress<long> progress, CancellationToken stop)
    {
        var utf8 = new EncodingCheck(FileEncoding.Utf8);
        await using var first = open();
        var rows = await CheckRowsAsync(new(first, FilePosition.Start, utf8), columns, progress, stop);
        if (utf8.BrokenAt is null) return new(FileEncoding.Utf8, rows);

        await using var second = open();
        var gb18030 = new EncodingCheck(FileEncoding.Gb18030);
        var chunk = new byte[64 * 1024];
        int read;
        do
        {
            read = await second.ReadAsync(chunk, stop);
            gb18030.Next(chunk.AsSpan(0, read));
        }
        while (read > 0);

        return gb18030.BrokenAt is null ? new(FileEncoding.Gb18030, rows) : throw FileErrors.EncodingUnknown(utf8.BrokenAt.Value);
    }

    /// <summary>Reads the first line, which names the columns.</summary>
    public static async Task<Header> ReadHeaderAsync(CsvRows rows, ImportColumns columns, CancellationToken stop)
    {
        if (!await rows.ReadAsync(stop)) throw FileErrors.Empty();

        // Column names are plain ASCII; what is not is an unknown one, whatever the encoding.
        return Header.Read(columns, [.. Enumerable.Range(0, rows.FieldCount).Select(field => rows.Text(field, Encoding.Latin1))]);
    }

    private static async Task<long> CheckRowsAsync(CsvRows rows, ImportColumns columns, IProgress<long> progress, CancellationToken stop)
    {
        var header = await ReadHeaderAsync(rows, columns, stop);
        while (await rows.ReadAsync(stop))
        {
            if (rows.FieldCount != header.Width) throw FileErrors.ColumnCount(rows.Line, header.Width, rows.FieldCount);
            if (rows.Position.Rows % 1024 == 0) progress.Report(rows.Position.Byte);
        }

        return rows.Position.Rows - 1;
    }
}
