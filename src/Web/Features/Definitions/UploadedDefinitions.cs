using System.IO.Compression;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Upload;

namespace CaseFlow.Web.Features.Definitions;

/// <param name="Name">As it was called, without folders.</param>
/// <param name="Json">Its bytes.</param>
public sealed record DefinitionFile(string Name, byte[] Json);

/// <summary>What somebody uploads: one definition, or a zip of them.</summary>
internal static class UploadedDefinitions
{
    public const int LargestUpload = 32 * 1024 * 1024;
    public const int LargestFile = 4 * 1024 * 1024;
    public const int LargestTotal = 64 * 1024 * 1024;
    public const int MostFiles = 500;
    private const int LongestName = 200;
    private const string SingleName = "definition.json";

    /// <param name="http">The part named <c>file</c> of a form, or the body itself.</param>
    /// <param name="stop">Of the request.</param>
    /// <exception cref="DomainException"><c>import.too_large</c>, <c>import.file_missing</c>, <c>import.upload_broken</c>, and those of
    /// <see cref="Unpack"/></exception>
    public static async Task<IReadOnlyList<DefinitionFile>> ReceiveAsync(HttpContext http, CancellationToken stop)
    {
        try
        {
            await using var source = await UploadedFile.OpenAsync(http, LargestUpload, stop);
            return Unpack(await ReadAsync(source, LargestUpload, Imports.ImportErrors.TooLarge, stop));
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw Imports.ImportErrors.UploadBroken();
        }
    }

    /// <summary>One file of a form: a definition, or a zip of them.</summary>
    /// <exception cref="DomainException"><c>import.too_large</c>, and those of <see cref="Unpack"/></exception>
    public static async Task<IReadOnlyList<DefinitionFile>> ReadAsync(IFormFile file, CancellationToken stop)
    {
        await using var content = file.OpenReadStream();
        var unpacked = Unpack(await ReadAsync(content, LargestUpload, Imports.ImportErrors.TooLarge, stop));
        return unpacked is [{ Name: SingleName } single] ? [single with { Name = Path.GetFileName(file.FileName) }] : unpacked;
    }

    /// <exception cref="DomainException"><c>definition.archive_malformed</c>, <c>definition.archive_name</c>, <c>definition.archive_too_large</c></exception>
    public static IReadOnlyList<DefinitionFile> Unpack(byte[] upload)
    {
        if (!upload.AsSpan().StartsWith("PK"u8)) return [new(SingleName, upload)];

        try
        {
            using var archive = new ZipArchive(new MemoryStream(upload), ZipArchiveMode.Read);
            var entries = archive.Entries.Where(e => !e.FullName.EndsWith('/')).ToList();
            if (entries.Count is 0 or > MostFiles) throw ArchiveErrors.TooLarge(MostFiles, LargestTotal);

            var files = new List<DefinitionFile>(entries.Count);
            var left = LargestTotal;
            foreach (var entry in entries)
            {
                var name = NameOf(entry);
                if (files.Exists(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase))) throw ArchiveErrors.Name(name);
                files.Add(new(name, Read(entry, Math.Min(LargestFile, left))));
                left -= files[^1].Json.Length;
            }

            return files;
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw ArchiveErrors.Malformed();
        }
    }

    // Nothing is ever written to a file of that name; it is shown to people and tells one file from another.
    private static string NameOf(ZipArchiveEntry entry)
    {
        var path = entry.FullName;
        var shown = path.Length > LongestName ? path[..LongestName] : path;
        var bad = path.Length > LongestName || path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || path.Any(char.IsControl)
            || path.Split('/').Any(part => part is "" or "." or "..") || !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return bad ? throw ArchiveErrors.Name(new([.. shown.Select(c => char.IsControl(c) ? '?' : c)])) : path;
    }

    // What an entry says of its size is not believed: it is read up to the limit and no further.
    private static byte[] Read(ZipArchiveEntry entry, int limit)
    {
        using var content = entry.Open();
        using var read = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int count;
        while ((count = content.Read(chunk)) > 0)
        {
            if (read.Length + count > limit) throw ArchiveErrors.TooLarge(MostFiles, LargestTotal);
            read.Write(chunk, 0, count);
        }

        var bytes = read.ToArray();
        return Checksum(bytes) == entry.Crc32 ? bytes : throw ArchiveErrors.Malformed();
    }

    // A zip's own checksum (CRC-32), which reading it does not look at.
    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }

    private static async Task<byte[]> ReadAsync(Stream source, int limit, Func<long, DomainException> tooLarge, CancellationToken stop)
    {
        using var read = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int count;
        while ((count = await source.ReadAsync(chunk, stop)) > 0)
        {
            if (read.Length + count > limit) throw tooLarge(limit);
            read.Write(chunk, 0, count);
        }

        return read.ToArray();
    }
}

internal static class ArchiveErrors
{
    public static DomainException Malformed() => new(ErrorKind.Invalid, "definition.archive_malformed");

    /// <summary>Not a JSON file, or called as no file may be.</summary>
    public static DomainException Name(string name) => new(ErrorKind.Invalid, "definition.archive_name", ("name", name));

    public static DomainException TooLarge(int files, int bytes) =>
        new(ErrorKind.TooLarge, "definition.archive_too_large", ("files", files), ("maxMiB", bytes / 1024 / 1024));
}
