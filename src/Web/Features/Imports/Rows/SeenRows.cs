using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>Which keys the file had so far and what their rows said. Sixteen bytes a row: a million rows fit in memory. A process that takes
/// an import over reads the done part of the file once more to know it again.</summary>
internal sealed class SeenRows(ImportColumns columns)
{
    private readonly Dictionary<ulong, ulong> contents = [];
    private readonly int[] keys = [.. columns.Keys.Select(columns.PlaceOf)];

    /// <summary>Remembers the row.</summary>
    /// <returns>Whether an earlier row of the file has its key and says something else.</returns>
    public bool Contradicts(ImportRow row)
    {
        var content = HashOf(row.Values);
        var key = HashOf([.. keys.Select(place => row.Values[place].ToUpperInvariant())]);
        return !contents.TryAdd(key, content) && contents[key] != content;
    }

    private static ulong HashOf(string[] values)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', values)), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
