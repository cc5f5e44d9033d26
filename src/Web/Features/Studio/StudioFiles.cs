using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Web.Features.Studio;

/// <summary>The designer's files as the build laid them out beside the host: what can be compressed lies there compressed only, in two forms, and
/// <c>files.json</c> knows the content hash of each.</summary>
internal sealed class StudioFiles
{
    /// <summary>Ten letters and digits before the extension: such a name never changes its content.</summary>
    private const int FingerprintLength = 10;

    private static readonly FileExtensionContentTypeProvider Types = new(new FileExtensionContentTypeProvider().Mappings)
    {
        Mappings = { [".dat"] = "application/octet-stream", [".webmanifest"] = "application/manifest+json", [".cur"] = "image/x-icon" },
    };

    private readonly string folder = Path.Combine(AppContext.BaseDirectory, "studio");
    private readonly Lazy<Dictionary<string, Entry>> files;

    public StudioFiles() => files = new(Read);

    /// <summary>The file of this path, in the form that the asker understands; null: there is none.</summary>
    public Found? Find(string path, HttpRequest request)
    {
        if (!files.Value.TryGetValue(path, out var entry)) return null;

        var form = entry.Compressed ? FormFor(request) : Form.Plain;
        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return new(
            Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar)) + (entry.Compressed ? (form == Form.Gzip ? ".gz" : ".br") : ""),
            type,
            form switch { Form.Brotli => "br", Form.Gzip => "gzip", _ => null },
            entry.Compressed,
            new EntityTagHeaderValue($"\"{entry.Hash}{(form == Form.Plain ? "" : form == Form.Gzip ? "-g" : "-b")}\""),
            HasFingerprint(path));
    }

    private static bool HasFingerprint(string path)
    {
        var parts = path[(path.LastIndexOf('/') + 1)..].Split('.');
        return path.StartsWith("_framework/", StringComparison.Ordinal)
            && parts.SkipLast(1).Any(p => p.Length == FingerprintLength && p.All(char.IsAsciiLetterOrDigit) && p.Any(char.IsAsciiDigit));
    }

    private static Form FormFor(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        bool Takes(string name) => accepted.Any(a => a.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
        return Takes("br") ? Form.Brotli : Takes("gzip") ? Form.Gzip : Form.Plain;
    }

    private Dictionary<string, Entry> Read()
    {
        using var list = File.OpenRead(Path.Combine(folder, "files.json"));
        return new(JsonSerializer.Deserialize<List>(list, JsonSerializerOptions.Web)!.Files, StringComparer.Ordinal);
    }

    /// <param name="Path">On disk.</param>
    /// <param name="Type">Of the content, once it is unpacked.</param>
    /// <param name="Encoding">What is sent is packed so; null: as it is.</param>
    /// <param name="IsPacked">The file on disk is packed, so what is sent plain has to be unpacked first.</param>
    /// <param name="Tag">Of this content in this form.</param>
    /// <param name="IsForEver">Its name says its content.</param>
    internal sealed record Found(string Path, string Type, string? Encoding, bool IsPacked, EntityTagHeaderValue Tag, bool IsForEver);

    private enum Form
    {
        Plain,
        Brotli,
        Gzip,
    }

    private sealed record List(Dictionary<string, Entry> Files);

    private sealed record Entry(string Hash, long Size, bool Compressed);
}
