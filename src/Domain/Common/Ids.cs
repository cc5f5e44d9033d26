using System.Buffers.Binary;

namespace CaseFlow.Domain.Common;

/// <summary>Version-7 GUIDs: they sort by the instant they were made, so indexes grow at one end. Those of one process and one millisecond sort by the order
/// they were made in, so what is kept in order of id stays in order.</summary>
public static class Ids
{
    private const int CounterBits = 26;
    private static long made = Random.Shared.Next();

    public static Guid New(DateTimeOffset now)
    {
        // RFC 9562, 6.2: a counter in the most significant bits after the time; what follows it stays random.
        var counter = (uint)Interlocked.Increment(ref made) & ((1u << CounterBits) - 1);
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (counter >> (CounterBits - 12))));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], (ushort)(0x8000 | (counter & 0x3FFF)));
        return new(bytes, bigEndian: true);
    }

    public static Guid New(TimeProvider time) => New(time.GetUtcNow());
}
