using System.Security.Cryptography;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Imports.Upload;

/// <summary>Brings a file into the spool as it streams in, whichever door it comes through.</summary>
public sealed class FileReceiver(ImportSpool spool, IOptions<ImportOptions> options, TimeProvider time)
{
    private const int HeadBytes = 64 * 1024;

    /// <param name="kind">Of the file's rows.</param>
    /// <param name="source">Read to its end; never held whole.</param>
    /// <param name="stop">Leaves nothing behind.</param>
    /// <returns>What lies in the spool, and why its header must be refused, if that could be seen.</returns>
    /// <exception cref="DomainException"><c>import.too_large</c>, <c>import.upload_broken</c></exception>
    public async Task<(ReceivedFile File, DomainException? Refusal)> ReceiveAsync(ImportKind kind, Stream source, CancellationToken stop)
    {
        var id = Ids.New(time);
        var limit = options.Value.MaxBytes;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var head = new MemoryStream();
        await using var file = spool.Create(id);
        var chunk = new byte[64 * 1024];
        long bytes = 0;
        int read;
        while ((read = await ReadAsync(source, chunk, stop)) > 0)
        {
            bytes += read;
            if (bytes > limit) throw ImportErrors.TooLarge(limit);

            hash.AppendData(chunk, 0, read);
            head.Write(chunk, 0, (int)Math.Min(read, HeadBytes - head.Length));
            await file.WriteAsync(chunk.AsMemory(0, read), stop);
        }

        await file.KeepAsync(stop);
        return (new(id, kind, bytes, Convert.ToHexStringLower(hash.GetHashAndReset())), await LookAtHeaderAsync(kind, head, stop));
    }

    private static async Task<int> ReadAsync(Stream source, byte[] chunk, CancellationToken stop)
    {
        try
        {
            return await source.ReadAsync(chunk, stop);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw ImportErrors.UploadBroken(); // a form without its end, or a client that hung up
        }
    }

    // The check comes later and looks at everything; but who sent the wrong file should hear it at once.
    private static async Task<DomainException?> LookAtHeaderAsync(ImportKind kind, MemoryStream head, CancellationToken stop)
    {
        var firstLine = head.GetBuffer().AsSpan(0, (int)head.Length).IndexOf((byte)'\n') + 1;
        if (firstLine == 0) return null;

        try
        {
            using var line = new MemoryStream(head.GetBuffer(), 0, firstLine);
            await FileCheck.ReadHeaderAsync(new CsvRows(line, FilePosition.Start, new EncodingCheck(FileEncoding.Utf8)), ImportColumns.Of(kind), stop);
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal;
        }
    }
}
