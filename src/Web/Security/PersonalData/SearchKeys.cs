using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Security.Keys;

namespace CaseFlow.Web.Security.PersonalData;

/// <summary>Keyed hashes of what people look others up by: HMAC-SHA256 under the search key, the first 16 bytes.</summary>
public sealed class SearchKeys(KeyRing ring)
{
    public const int HashBytes = 16;

    /// <summary>A name's beginning is hashed up to this many characters; longer ones are found by that much.</summary>
    public const int LongestBeginning = 32;

    /// <summary>Hash of the whole value, written the way it is compared: ID numbers and phones by their digits, names by their characters.</summary>
    public byte[] Of(PersonalKind kind, string value) => Hash($"{kind}|{Normal(kind, value)}");

    /// <summary>Hash of the beginning of a name, as typed by whoever looks for it.</summary>
    /// <returns>Null: nothing was typed.</returns>
    public byte[]? OfBeginning(string typed)
    {
        var characters = Characters(typed);
        return characters.Length == 0 ? null : HashOfBeginning(characters, Math.Min(characters.Length, LongestBeginning));
    }

    /// <summary>Hashes of the first one, two, … characters (text elements) of a name.</summary>
    public IReadOnlyList<byte[]> OfBeginnings(string name)
    {
        var characters = Characters(name);
        var hashes = new byte[Math.Min(characters.Length, LongestBeginning)][];
        for (var length = 1; length <= hashes.Length; length++)
        {
            hashes[length - 1] = HashOfBeginning(characters, length);
        }

        return hashes;
    }

    private byte[] HashOfBeginning(string[] characters, int length) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"beginning|{length}|{string.Concat(characters.AsSpan(0, length))}"));

    private static string[] Characters(string name)
    {
        var characters = new List<string>();
        var elements = StringInfo.GetTextElementEnumerator(Normal(PersonalKind.Name, name));
        while (elements.MoveNext())
        {
            characters.Add(elements.GetTextElement());
        }

        return [.. characters];
    }

    private static string Normal(PersonalKind kind, string value)
    {
        var text = value.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();
        return kind is PersonalKind.IdNumber or PersonalKind.Phone or PersonalKind.BankAccount
            ? string.Concat(text.Where(char.IsAsciiLetterOrDigit))
            : text;
    }

    private byte[] Hash(string text) =>
        HMACSHA256.HashData(ring.Newest(KeyUse.Search).Secret.Span, Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes).ToArray();
}
