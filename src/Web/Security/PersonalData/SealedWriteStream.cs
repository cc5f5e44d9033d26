using System.Security.Cryptography;

namespace CaseFlow.Web.Security.PersonalData;

/// <summary>Seals what is written to it. Only <see cref="CompleteAsync"/> makes the file one that opens: a file left by a crash, an error or a
/// client that hung up does not.</summary>
public sealed class SealedWriteStream : Stream
{
    private readonly Stream target;
    private readonly AesGcm cipher;
    private readonly byte[] plain = new byte[SealedStream.ChunkBytes];
    private readonly byte[] sealedChunk = new byte[SealedStream.ChunkBytes + SealedStream.TagBytes];
    private int filled;
    private long chunk;
    private bool completed;

    internal SealedWriteStream(Stream target, AesGcm cipher)
    {
        this.target = target;
        this.cipher = cipher;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !completed;

    public override long Length => Position;

    public override long Position
    {
        get => (chunk * SealedStream.ChunkBytes) + filled;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full chunk waits until more comes: only then is it known not to be the last.
            if (filled == plain.Length)
            {
                target.Write(SealChunk(last: false).Span);
            }

            buffer = buffer[Take(buffer)..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            if (filled == plain.Length)
            {
                await target.WriteAsync(SealChunk(last: false), cancellationToken);
            }

            buffer = buffer[Take(buffer.Span)..];
        }
    }

    /// <summary>Does nothing: a chunk leaves when it is full, the last one on completing.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Writes the last chunk. Nothing can be written after it.</summary>
    public async Task CompleteAsync(CancellationToken stop)
    {
        ObjectDisposedException.ThrowIf(completed, this);
        completed = true;
        await target.WriteAsync(SealChunk(last: true), stop);
        await target.FlushAsync(stop);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            completed = true;
            CryptographicOperations.ZeroMemory(plain);
            cipher.Dispose();
            target.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Take(ReadOnlySpan<byte> from)
    {
        var count = Math.Min(from.Length, plain.Length - filled);
        from[..count].CopyTo(plain.AsSpan(filled));
        filled += count;
        return count;
    }

    private ReadOnlyMemory<byte> SealChunk(bool last)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedStream.Nonce(nonce, chunk, last);
        cipher.Encrypt(nonce, plain.AsSpan(0, filled), sealedChunk.AsSpan(0, filled), sealedChunk.AsSpan(filled, SealedStream.TagBytes));
        var result = sealedChunk.AsMemory(0, filled + SealedStream.TagBytes);
        filled = 0;
        chunk++;
        return result;
    }
}
