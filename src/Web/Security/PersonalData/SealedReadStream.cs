using System.Security.Cryptography;

namespace CaseFlow.Web.Security.PersonalData;

internal sealed class SealedReadStream : Stream
{
    private const int Stride = SealedStream.ChunkBytes + SealedStream.TagBytes;

    private readonly Stream source;
    private readonly AesGcm cipher;
    private readonly byte[] sealedChunk = new byte[Stride];
    private readonly byte[] plain = new byte[SealedStream.ChunkBytes];
    private readonly long chunks;
    private long opened = -1;
    private int openedBytes;

    public SealedReadStream(Stream source, AesGcm cipher)
    {
        this.source = source;
        this.cipher = cipher;
        var body = source.Length - SealedStream.HeaderBytes;
        chunks = (body + Stride - 1) / Stride;
        if (chunks == 0 || body - ((chunks - 1) * Stride) < SealedStream.TagBytes)
        {
            throw PersonalErrors.FileTruncated();
        }

        Length = body - (chunks * SealedStream.TagBytes);
        // A cut at a chunk's end shows only here: the chunk that is now last was not sealed as the last.
        Load(Fetch(chunks - 1), chunks - 1);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var chunk = Position / SealedStream.ChunkBytes;
        if (chunk != opened)
        {
            Load(Fetch(chunk), chunk);
        }

        return Give(buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var chunk = Position / SealedStream.ChunkBytes;
        if (chunk != opened)
        {
            source.Position = PlaceOf(chunk);
            Load(await source.ReadAtLeastAsync(sealedChunk, Stride, throwOnEndOfStream: false, cancellationToken), chunk);
        }

        return Give(buffer.Span);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => Length };
        ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
        return Position = to;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(plain);
            cipher.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private static long PlaceOf(long chunk) => SealedStream.HeaderBytes + (chunk * Stride);

    private int Fetch(long chunk)
    {
        source.Position = PlaceOf(chunk);
        return source.ReadAtLeast(sealedChunk, Stride, throwOnEndOfStream: false);
    }

    private void Load(int read, long chunk)
    {
        var last = chunk == chunks - 1;
        var length = read - SealedStream.TagBytes;
        opened = -1;
        if (length < 0 || (!last && read < Stride))
        {
            throw PersonalErrors.FileTruncated();
        }

        if (!TryOpen(length, chunk, last))
        {
            throw last && TryOpen(length, chunk, last: false) ? PersonalErrors.FileTruncated() : PersonalErrors.FileTampered();
        }

        opened = chunk;
        openedBytes = length;
    }

    private bool TryOpen(int length, long chunk, bool last)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedStream.Nonce(nonce, chunk, last);
        try
        {
            cipher.Decrypt(
                nonce, sealedChunk.AsSpan(0, length), sealedChunk.AsSpan(length, SealedStream.TagBytes), plain.AsSpan(0, length));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private int Give(Span<byte> buffer)
    {
        var from = (int)(Position % SealedStream.ChunkBytes);
        var count = Math.Min(buffer.Length, openedBytes - from);
        plain.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }
}
