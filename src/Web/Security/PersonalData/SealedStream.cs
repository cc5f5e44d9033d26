using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Web.Security.Keys;

namespace CaseFlow.Web.Security.PersonalData;

/// <summary>Files sealed in chunks, so that one of a gigabyte needs no more memory than a chunk and reading can begin at any position.</summary>
/// <remarks>
/// Header: <c>CFS1</c>, key id (4, big endian), file id (16, random). Then chunks of <see cref="ChunkBytes"/> (the last one shorter, perhaps
/// empty), each followed by its tag (16). Every file has its own key, derived from the spool key and the file id; a chunk's nonce is its number
/// and whether it is the last, so chunks cannot be swapped, dropped, repeated or brought from another file.
/// </remarks>
public static class SealedStream
{
    public const int ChunkBytes = 64 * 1024;
    internal const int TagBytes = 16;
    internal const int HeaderBytes = 24;

    private static ReadOnlySpan<byte> Magic => "CFS1"u8;

    /// <summary>Seals what is written to the answer, until its <see cref="SealedWriteStream.CompleteAsync"/>.</summary>
    /// <param name="ring">Its newest spool key is used.</param>
    /// <param name="target">Written from its present position; disposed with the answer.</param>
    /// <param name="purpose">What the file is, for example <c>import|id</c>; it opens for the same purpose only.</param>
    public static SealedWriteStream Write(KeyRing ring, Stream target, string purpose)
    {
        var key = ring.Newest(KeyUse.Spool);
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), key.Id);
        RandomNumberGenerator.Fill(header.AsSpan(8));
        target.Write(header);
        return new SealedWriteStream(target, FileKey(key, header, purpose));
    }

    /// <summary>Opens a sealed file. The answer can seek; <see cref="Stream.Length"/> is that of the plain text.</summary>
    /// <param name="ring">Must hold the key the file names.</param>
    /// <param name="source">Able to seek, the file alone; disposed with the answer.</param>
    /// <param name="purpose">As it was written.</param>
    /// <exception cref="Domain.Common.DomainException"><c>sealed_file.truncated</c>, <c>sealed_file.tampered</c>, <c>keys.missing</c>;
    /// also later, from reading.</exception>
    public static Stream Read(KeyRing ring, Stream source, string purpose)
    {
        var header = new byte[HeaderBytes];
        source.Position = 0;
        if (source.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
        {
            throw PersonalErrors.FileTruncated();
        }

        if (!header.AsSpan(0, 4).SequenceEqual(Magic))
        {
            throw PersonalErrors.FileTampered();
        }

        var key = ring.Named(BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)), KeyUse.Spool);
        return new SealedReadStream(source, FileKey(key, header, purpose));
    }

    internal static void Nonce(Span<byte> nonce, long chunk, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[3..], chunk);
        nonce[11] = last ? (byte)1 : (byte)0;
    }

    private static AesGcm FileKey(Key key, ReadOnlySpan<byte> header, string purpose)
    {
        Span<byte> derived = stackalloc byte[Key.SecretBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret.Span, derived, header[8..], Encoding.UTF8.GetBytes(purpose));
        return new AesGcm(derived, TagBytes);
    }
}
