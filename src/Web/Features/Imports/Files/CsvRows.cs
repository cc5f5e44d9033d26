using System.Buffers;
using System.Text;
using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Imports.Files;

/// <summary>Reads comma-separated rows one after another from bytes, strictly (RFC 4180). It looks at bytes, not characters: neither UTF-8 nor
/// GB18030 uses a comma, a quote or a line end as a part of another character. So a row's place in the file is exact, and reading
/// can begin again there.</summary>
/// <param name="bytes">Read to its end once, never sought in.</param>
/// <param name="from">Where the stream stands in the file; the start unless a row was read before.</param>
/// <param name="seen">Is shown every chunk as it is read.</param>
internal sealed class CsvRows(Stream bytes, FilePosition from, ITextCheck? seen = null)
{
    /// <summary>Bytes of one row with its line end. A quote that nobody closed is found after so many.</summary>
    public const int RowLimit = 64 * 1024;

    private static readonly SearchValues<byte> Ends = SearchValues.Create(",\n\"\r"u8);
    private readonly byte[] buffer = new byte[RowLimit * 4];
    private readonly List<(int Start, int End, bool Escaped)> fields = [];
    private int start;
    private int end;
    private long startByte = from.Byte;
    private bool exhausted;
    private int lineEndsInRow;

    private enum Scan
    {
        Complete,
        NeedsMore,
    }

    /// <summary>Behind the row read last; a reader that begins here reads the next one.</summary>
    public FilePosition Position { get; private set; } = from;

    /// <summary>Line on which the row read last begins, the header's being 1.</summary>
    public long Line { get; private set; }

    public int FieldCount => fields.Count;

    /// <returns>False at the end of the file.</returns>
    /// <exception cref="DomainException">One of <see cref="FileErrors"/>.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken stop)
    {
        if (Position.Byte == 0 && start == end && !exhausted)
        {
            await FillAsync(stop);
            SkipByteOrderMark();
        }

        Line = Position.NextLine;
        while (true)
        {
            if (start == end && exhausted) return false;
            if (start < end && TryRow()) return true;
            if (end - start >= RowLimit) throw FileErrors.RowTooLong(Line);
            await FillAsync(stop);
        }
    }

    public string Text(int field, Encoding encoding)
    {
        var (first, behind, escaped) = fields[field];
        var text = encoding.GetString(buffer, first, behind - first);
        return escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    private bool TryRow()
    {
        fields.Clear();
        lineEndsInRow = 0;
        var at = start;
        while (true)
        {
            if (ScanField(ref at) is Scan.NeedsMore) return false;

            var separator = buffer[at++];
            if (separator == (byte)',') continue;
            if (at - start > RowLimit) throw FileErrors.RowTooLong(Line);

            Position = new(startByte + (at - start), Position.NextLine + lineEndsInRow + 1, Position.Rows + 1);
            startByte += at - start;
            start = at;
            return true;
        }
    }

    /// <summary>Leaves <paramref name="at"/> on the comma or line feed behind the field.</summary>
    private Scan ScanField(ref int at)
    {
        if (at == end) return More();
        return buffer[at] == (byte)'"' ? ScanQuoted(ref at) : ScanPlain(ref at);
    }

    private Scan ScanPlain(ref int at)
    {
        var length = buffer.AsSpan(at, end - at).IndexOfAny(Ends);
        if (length < 0) return More();

        var behind = at + length;
        if (buffer[behind] == (byte)'"') throw FileErrors.QuoteMisplaced(Line + lineEndsInRow);
        fields.Add((at, behind, false));
        at = behind;
        return SkipReturn(ref at);
    }

    private Scan ScanQuoted(ref int at)
    {
        var opened = Line + lineEndsInRow;
        var first = at + 1;
        var escaped = false;
        for (var look = first; ;)
        {
            var length = buffer.AsSpan(look, end - look).IndexOf((byte)'"');
            var quote = look + length;
            if (length < 0 || (quote + 1 == end && !exhausted)) return MoreInQuotes(opened);
            if (quote + 1 < end && buffer[quote + 1] == (byte)'"')
            {
                escaped = true;
                look = quote + 2;
                continue;
            }

            fields.Add((first, quote, escaped));
            lineEndsInRow += buffer.AsSpan(first, quote - first).Count((byte)'\n');
            at = quote + 1;
            break;
        }

        if (at == end) return More();
        if (SkipReturn(ref at) is Scan.NeedsMore) return Scan.NeedsMore;
        if (buffer[at] is (byte)',' or (byte)'\n') return Scan.Complete;

        // A quote that nobody closed runs on to the next quoted field, lines below: what is wrong is where it opened.
        throw Line + lineEndsInRow > opened ? FileErrors.QuoteUnclosed(opened) : FileErrors.QuoteMisplaced(opened);
    }

    private Scan SkipReturn(ref int at)
    {
        if (buffer[at] != (byte)'\r') return Scan.Complete;
        if (at + 1 == end) return More();
        if (buffer[at + 1] != (byte)'\n') throw FileErrors.NotText(Line + lineEndsInRow);
        at++;
        return Scan.Complete;
    }

    private Scan More() => exhausted ? throw FileErrors.Truncated(Line + lineEndsInRow) : Scan.NeedsMore;

    private Scan MoreInQuotes(long opened) =>
        exhausted || end - start >= RowLimit ? throw FileErrors.QuoteUnclosed(opened) : Scan.NeedsMore;

    private async ValueTask FillAsync(CancellationToken stop)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        while (end < buffer.Length && !exhausted)
        {
            var read = await bytes.ReadAsync(buffer.AsMemory(end), stop);
            exhausted = read == 0;
            seen?.Next(buffer.AsSpan(end, read));
            end += read;
        }
    }

    private void SkipByteOrderMark()
    {
        if (!buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble)) return;
        start += Encoding.UTF8.Preamble.Length;
        startByte = start;
        Position = Position with { Byte = start };
    }
}

/// <summary>A place between two rows.</summary>
/// <param name="Byte">Bytes before it, in the file as it was sent.</param>
/// <param name="NextLine">Number of the line that begins there; a row may span lines.</param>
/// <param name="Rows">Rows before it, the header's included.</param>
public readonly record struct FilePosition(long Byte, long NextLine, long Rows)
{
    public static FilePosition Start => new(0, 1, 0);
}

/// <summary>Is shown a file's bytes in order.</summary>
internal interface ITextCheck
{
    void Next(ReadOnlySpan<byte> chunk);
}
