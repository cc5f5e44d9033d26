using System.Buffers;
using System.Buffers.Binary;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>Messages over a pipe: four bytes of length and eight of a stamp, little end first, then JSON in UTF-8. A helper stamps its answers
/// with the processor time that it has used so far, in ticks.</summary>
internal static class Frames
{
    private const int LengthBytes = sizeof(int);
    private const int HeadBytes = LengthBytes + sizeof(long);

    /// <summary>Room for the head, to be filled by <see cref="Write"/>.</summary>
    public static void Begin(ArrayBufferWriter<byte> frame)
    {
        frame.ResetWrittenCount();
        frame.GetSpan(HeadBytes)[..HeadBytes].Clear();
        frame.Advance(HeadBytes);
    }

    /// <summary>Sends a frame in one write.</summary>
    public static void Write(Stream pipe, ArrayBufferWriter<byte> frame, long stamp = 0)
    {
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsMemory(frame.WrittenMemory).Span;
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - HeadBytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[LengthBytes..], stamp);
        pipe.Write(bytes);
        pipe.Flush();
    }

    /// <param name="pipe">Is read to the end of one message.</param>
    /// <param name="buffer">Grows as needed and serves the next message too.</param>
    /// <param name="stamp">As the other side gave it.</param>
    /// <param name="most">Longer messages are as good as a broken pipe.</param>
    /// <returns>The message's length; -1 when the other side is gone.</returns>
    public static int Read(Stream pipe, ref byte[] buffer, out long stamp, int most)
    {
        stamp = 0;
        Span<byte> head = stackalloc byte[HeadBytes];
        if (pipe.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes) return -1;

        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        stamp = BinaryPrimitives.ReadInt64LittleEndian(head[LengthBytes..]);
        if (length < 0 || length > most) return -1;
        if (buffer.Length < length) buffer = new byte[Math.Max(length, buffer.Length * 2)];
        return pipe.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false) < length ? -1 : length;
    }
}
