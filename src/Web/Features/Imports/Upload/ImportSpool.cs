using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security.Keys;
using CaseFlow.Web.Security.PersonalData;

namespace CaseFlow.Web.Features.Imports.Upload;

/// <summary>Where files lie, sealed, from their receipt until their import is over. Nothing of a file touches the disk in the open.</summary>
public sealed class ImportSpool(Directories directories, KeyRing keys)
{
    private const string Whole = ".sealed";
    private const string Part = ".part";

    /// <summary>A file that is not kept is not there: a crash or a client that hung up leaves a part, which the next start sweeps away.</summary>
    public SpoolFile Create(Guid importId)
    {
        Directory.CreateDirectory(directories.Spool);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var file = new FileStream(PathOf(importId, Part), options);
        return new(file, SealedStream.Write(keys, file, Purpose(importId)), PathOf(importId, Whole));
    }

    /// <summary>Able to seek.</summary>
    public Stream Open(Guid importId) => SealedStream.Read(
        keys, new FileStream(PathOf(importId, Whole), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1), Purpose(importId));

    public void Delete(Guid importId)
    {
        File.Delete(PathOf(importId, Whole));
        File.Delete(PathOf(importId, Part));
    }

    /// <summary>Ids of the files, whole or in part, last written before then.</summary>
    public IReadOnlyList<Guid> OlderThan(DateTimeOffset instant) => !Directory.Exists(directories.Spool) ? [] :
    [
        .. Directory.EnumerateFiles(directories.Spool)
            .Where(path => Path.GetExtension(path) is Whole or Part && File.GetLastWriteTimeUtc(path) < instant.UtcDateTime)
            .Select(path => Guid.TryParse(Path.GetFileNameWithoutExtension(path), out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty),
    ];

    private static string Purpose(Guid importId) => $"import|{importId:N}";

    private string PathOf(Guid importId, string extension) => Path.Combine(directories.Spool, importId.ToString("N") + extension);
}

/// <summary>A file on its way into the spool.</summary>
public sealed class SpoolFile(FileStream file, SealedWriteStream content, string finalPath) : IAsyncDisposable
{
    private bool kept;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> chunk, CancellationToken stop) => content.WriteAsync(chunk, stop);

    /// <summary>On disk, whole, when this returns: what is acknowledged survives a power cut.</summary>
    public async Task KeepAsync(CancellationToken stop)
    {
        await content.CompleteAsync(stop);
        file.Flush(flushToDisk: true);
        File.Move(file.Name, finalPath);
        kept = true;
    }

    public async ValueTask DisposeAsync()
    {
        await content.DisposeAsync();
        if (!kept) File.Delete(file.Name);
    }
}
