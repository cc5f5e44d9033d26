using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Web.Security.Keys;

namespace CaseFlow.Web.Security.Audit;

/// <summary>What exactly is signed: fields one after the other, each text with its length before it, so that nothing can move from one to the next.</summary>
internal static class AuditSigning
{
    public static byte[] OfRecord(Key key, AuditRecord record) => Hmac(key, "record", bytes => Write(bytes, record));

    /// <summary>What the first link hangs on.</summary>
    public static byte[] OfBeginning(Key key, Guid databaseId) => Hmac(key, "beginning", bytes => bytes.Write(databaseId.ToByteArray(bigEndian: true)));

    public static byte[] OfLink(Key key, ReadOnlySpan<byte> previous, long seq, AuditRecord record)
    {
        var before = previous.ToArray();
        return Hmac(key, "link", bytes =>
        {
            bytes.Write(before);
            Write(bytes, seq);
            Write(bytes, record.Position);
            Write(bytes, record);
        });
    }

    public static byte[] OfAnchor(Key key, Guid databaseId, long seq, ReadOnlySpan<byte> seal, DateTimeOffset at)
    {
        var last = seal.ToArray();
        return Hmac(key, "anchor", bytes =>
        {
            bytes.Write(databaseId.ToByteArray(bigEndian: true));
            Write(bytes, seq);
            bytes.Write(last);
            Write(bytes, Microseconds(at));
        });
    }

    private static byte[] Hmac(Key key, string what, Action<MemoryStream> write)
    {
        using var bytes = new MemoryStream(512);
        Write(bytes, what);
        write(bytes);
        return HMACSHA256.HashData(key.Secret.Span, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void Write(MemoryStream bytes, AuditRecord record)
    {
        bytes.Write(record.Id.ToByteArray(bigEndian: true));
        Write(bytes, Microseconds(record.At)); // as stored: an instant read back signs the same
        Write(bytes, record.ActorId);
        Write(bytes, record.ActorName);
        Write(bytes, record.ActorRole);
        Write(bytes, record.IsSystem ? 1 : 0);
        Write(bytes, record.OnBehalfOf);
        Write(bytes, record.Action);
        Write(bytes, record.SubjectType);
        Write(bytes, record.SubjectId);
        Write(bytes, record.Parameters);
    }

    private static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    private static void Write(MemoryStream bytes, long number)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, number);
        bytes.Write(eight);
    }

    private static void Write(MemoryStream bytes, Guid? id)
    {
        bytes.WriteByte(id is null ? (byte)0 : (byte)1);
        bytes.Write((id ?? Guid.Empty).ToByteArray(bigEndian: true));
    }

    private static void Write(MemoryStream bytes, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Write(bytes, utf8.Length);
        bytes.Write(utf8);
    }
}
