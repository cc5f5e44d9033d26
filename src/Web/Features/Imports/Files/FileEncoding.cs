using System.Buffers;
using System.Text;
using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Imports.Files;

/// <summary>How the file's text is written. Told by reading all of it strictly, never guessed from a part.</summary>
public enum FileEncoding
{
    Utf8,
    Gb18030,
}

internal static class FileEncodings
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance
        .GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static Encoding Strict(this FileEncoding encoding) => encoding is FileEncoding.Utf8 ? Utf8 : Gb18030;
}

/// <summary>Reads along and says whether all bytes were text in one encoding.</summary>
internal sealed class EncodingCheck(FileEncoding encoding) : ITextCheck
{
    // Tab, line feed and return are the only control characters a CSV file holds.
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 0x0B, 0x0C, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F, 0x7F]);

    private readonly Decoder decoder = encoding.Strict().GetDecoder();
    private readonly char[] scratch = new char[16 * 1024];
    private long seen;
    private long lines = 1;

    /// <summary>Where the first chunk began that could not be read; null while all could.</summary>
    public long? BrokenAt { get; private set; }

    /// <exception cref="DomainException"><c>import.not_text</c></exception>
    public void Next(ReadOnlySpan<byte> chunk)
    {
        var control = chunk.IndexOfAny(Controls);
        if (control >= 0) throw FileErrors.NotText(lines + chunk[..control].Count((byte)'\n'));

        lines += chunk.Count((byte)'\n');
        if (BrokenAt is null) Decode(chunk, flush: chunk.IsEmpty);
    }

    private void Decode(ReadOnlySpan<byte> chunk, bool flush)
    {
        try
        {
            bool completed;
            do
            {
                decoder.Convert(chunk, scratch, flush, out var used, out _, out completed);
                chunk = chunk[used..];
                seen += used;
            }
            while (!completed);
        }
        catch (DecoderFallbackException)
        {
            BrokenAt = seen;
        }
    }
}
