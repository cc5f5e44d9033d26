using System.IO.Compression;
using System.Text;

namespace CaseFlow.Web.Features.Editing;

/// <summary>A definition's JSON, compressed.</summary>
internal static class SavedContent
{
    public static byte[] Pack(string json)
    {
        using var packed = new MemoryStream();
        using (var deflate = new BrotliStream(packed, CompressionLevel.Fastest)) deflate.Write(Encoding.UTF8.GetBytes(json));
        return packed.ToArray();
    }

    public static string Unpack(byte[] content)
    {
        using var inflate = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        using var read = new StreamReader(inflate, Encoding.UTF8);
        return read.ReadToEnd();
    }
}
