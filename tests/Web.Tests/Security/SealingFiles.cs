using System.Security.Cryptography;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Security.PersonalData;

namespace CaseFlow.Web.Tests.Security;

public sealed class SealingFiles : IDisposable
{
    private const int Stride = SealedStream.ChunkBytes + 16;
    private readonly TemporaryKeys place = new();

    private string File => Path.Combine(place.Data, "spool.sealed");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealedStream.ChunkBytes)]
    [InlineData(SealedStream.ChunkBytes + 1)]
    [InlineData((3 * SealedStream.ChunkBytes) + 777)]
    public async Task A_file_reads_back_as_it_was_written(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        await WriteAsync(plain);

        await using var reading = Read();
        using var back = new MemoryStream();
        await reading.CopyToAsync(back);

        reading.Length.Should().Be(length);
        back.ToArray().Should().Equal(plain);
    }

    [Fact]
    public async Task Reading_can_begin_anywhere()
    {
        var plain = RandomNumberGenerator.GetBytes(3 * SealedStream.ChunkBytes);
        await WriteAsync(plain);
        await using var reading = Read();

        foreach (var from in new[] { SealedStream.ChunkBytes - 3, 5, (2 * SealedStream.ChunkBytes) + 9 })
        {
            reading.Position = from;
            var some = new byte[1000];
            await reading.ReadExactlyAsync(some);

            some.Should().Equal(plain[from..(from + 1000)]);
        }
    }

    [Theory]
    [InlineData(24 + Stride)]
    [InlineData(24 + (2 * Stride))]
    [InlineData(24 + Stride + 100)]
    [InlineData(24)]
    [InlineData(3)]
    public async Task A_cut_is_noticed_wherever_it_is(int length)
    {
        await WriteAsync(RandomNumberGenerator.GetBytes(3 * SealedStream.ChunkBytes));
        await using (var cut = System.IO.File.OpenWrite(File))
        {
            cut.SetLength(length);
        }

        var reading = () => ReadAll();

        reading.Should().Throw<DomainException>().Which.Code.Should().BeOneOf("sealed_file.truncated", "sealed_file.tampered");
    }

    [Fact]
    public async Task A_cut_at_the_end_of_a_chunk_is_called_a_cut()
    {
        await WriteAsync(RandomNumberGenerator.GetBytes(3 * SealedStream.ChunkBytes));
        await using (var cut = System.IO.File.OpenWrite(File))
        {
            cut.SetLength(24 + (2 * Stride));
        }

        var reading = () => ReadAll();

        reading.Should().Throw<DomainException>().Which.Code.Should().Be("sealed_file.truncated");
    }

    [Fact]
    public async Task A_file_that_was_not_completed_does_not_open()
    {
        await using (var writing = SealedStream.Write(place.Ring, System.IO.File.Create(File), "import|1"))
        {
            await writing.WriteAsync(RandomNumberGenerator.GetBytes(2 * SealedStream.ChunkBytes));
        }

        var reading = () => ReadAll();

        reading.Should().Throw<DomainException>().Which.Code.Should().Be("sealed_file.truncated");
    }

    [Fact]
    public async Task Chunks_cannot_be_swapped_nor_bytes_changed_nor_the_file_used_for_something_else()
    {
        await WriteAsync(RandomNumberGenerator.GetBytes(3 * SealedStream.ChunkBytes));
        var good = await System.IO.File.ReadAllBytesAsync(File);

        var swapped = good.ToArray();
        good.AsSpan(24, Stride).CopyTo(swapped.AsSpan(24 + Stride));
        good.AsSpan(24 + Stride, Stride).CopyTo(swapped.AsSpan(24));
        await RefusedAsync(swapped, "import|1");

        var changed = good.ToArray();
        changed[24 + Stride + 50] ^= 1;
        await RefusedAsync(changed, "import|1");

        await RefusedAsync(good, "import|2");
    }

    public void Dispose() => place.Dispose();

    private async Task RefusedAsync(byte[] content, string purpose)
    {
        await System.IO.File.WriteAllBytesAsync(File, content);
        var reading = () => ReadAll(purpose);
        reading.Should().Throw<DomainException>().Which.Code.Should().Be("sealed_file.tampered");
    }

    private async Task WriteAsync(byte[] plain)
    {
        await using var writing = SealedStream.Write(place.Ring, System.IO.File.Create(File), "import|1");
        for (var at = 0; at < plain.Length; at += 10_007)
        {
            await writing.WriteAsync(plain.AsMemory(at, Math.Min(10_007, plain.Length - at)));
        }

        await writing.CompleteAsync(CancellationToken.None);
    }

    private Stream Read(string purpose = "import|1") => SealedStream.Read(place.Ring, System.IO.File.OpenRead(File), purpose);

    private void ReadAll(string purpose = "import|1")
    {
        using var reading = Read(purpose);
        reading.CopyTo(Stream.Null);
    }
}
