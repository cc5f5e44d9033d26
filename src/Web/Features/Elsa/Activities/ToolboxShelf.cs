using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace CaseFlow.Web.Features.Elsa.Activities;

/// <summary>What a toolbox was made from: while it is the same, so is the toolbox.</summary>
internal sealed record ToolboxStamp(string Language, IReadOnlyList<OfferedPlace> Places, TypesFound Found)
{
    public bool IsSameAs(ToolboxStamp other) => Places.SequenceEqual(other.Places)
        && (ReferenceEquals(Found, other.Found) || (Found.Usable == other.Found.Usable && Found.Types.SequenceEqual(other.Found.Types)));
}

/// <summary>The latest toolbox of each language, kept because Studio asks for it after every save.</summary>
internal sealed class ToolboxShelf
{
    private readonly ConcurrentDictionary<string, (ToolboxStamp Stamp, ToolboxPage Page)> pages = new(StringComparer.Ordinal);

    public ToolboxPage? Find(ToolboxStamp stamp) => pages.TryGetValue(stamp.Language, out var kept) && kept.Stamp.IsSameAs(stamp) ? kept.Page : null;

    public ToolboxPage Keep(ToolboxStamp stamp, ToolboxPage page)
    {
        pages[stamp.Language] = (stamp, page);
        return page;
    }
}

/// <summary>JSON in UTF-8, as it is and compressed.</summary>
internal sealed record ToolboxPage(byte[] Plain, byte[] Brotli)
{
    public static ToolboxPage Of(JsonObject json)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(ElsaJson.Options));
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(plain);
        return new(plain, packed.ToArray());
    }
}
