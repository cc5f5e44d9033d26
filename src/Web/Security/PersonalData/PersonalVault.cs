using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Web.Security.Keys;

namespace CaseFlow.Web.Security.PersonalData;

/// <summary>AES-256-GCM. A sealed value is: format (1 byte), key id (4, big endian), nonce (12), tag (16), ciphertext.</summary>
/// <remarks>Nonces are random: renew the data key before it has sealed 2^32 values.</remarks>
public sealed class PersonalVault(KeyRing ring) : IPersonalVault
{
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int NonceAt = 5;
    private const int TagAt = NonceAt + NonceBytes;
    private const int CipherAt = TagAt + TagBytes;

    // A cipher object is not safe to share between threads and dear to make, so the idle ones are kept.
    private readonly ConcurrentDictionary<uint, ConcurrentBag<AesGcm>> idle = new();

    public byte[] Seal(string table, string column, Guid row, string plain)
    {
        var length = Encoding.UTF8.GetByteCount(plain);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Encoding.UTF8.GetBytes(plain, buffer);
            return SealBytes(table, column, row, buffer.AsSpan(0, length));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public string Open(string table, string column, Guid row, ReadOnlySpan<byte> cipher) =>
        Encoding.UTF8.GetString(OpenBytes(table, column, row, cipher));

    public byte[] SealBytes(string table, string column, Guid row, ReadOnlySpan<byte> plain)
    {
        var key = ring.Newest(KeyUse.Data);
        var result = new byte[CipherAt + plain.Length];
        result[0] = Format;
        BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(1), key.Id);
        RandomNumberGenerator.Fill(result.AsSpan(NonceAt, NonceBytes));

        var aes = Borrow(key);
        aes.Encrypt(
            result.AsSpan(NonceAt, NonceBytes), plain, result.AsSpan(CipherAt), result.AsSpan(TagAt, TagBytes), Cell(table, column, row));
        idle[key.Id].Add(aes);
        return result;
    }

    public byte[] OpenBytes(string table, string column, Guid row, ReadOnlySpan<byte> cipher)
    {
        if (cipher.Length < CipherAt || cipher[0] != Format)
        {
            throw PersonalErrors.SealedElsewhere(table, column, row);
        }

        var key = ring.Named(BinaryPrimitives.ReadUInt32BigEndian(cipher[1..]), KeyUse.Data);
        var plain = new byte[cipher.Length - CipherAt];
        var aes = Borrow(key);
        try
        {
            aes.Decrypt(
                cipher.Slice(NonceAt, NonceBytes), cipher[CipherAt..], cipher.Slice(TagAt, TagBytes), plain, Cell(table, column, row));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw PersonalErrors.SealedElsewhere(table, column, row);
        }
        finally
        {
            idle[key.Id].Add(aes);
        }

        return plain;
    }

    private static byte[] Cell(string table, string column, Guid row) => Encoding.UTF8.GetBytes($"{table}|{column}|{row:N}");

    private AesGcm Borrow(Key key) =>
        idle.GetOrAdd(key.Id, static _ => []).TryTake(out var aes) ? aes : new AesGcm(key.Secret.Span, TagBytes);
}
