using System.Globalization;
using System.Text.Json;

namespace CaseFlow.Web.Security.Keys;

/// <summary>The key file, format 1: <c>{"format":1,"keys":[{"id":"1f…","use":"Data","madeAt":"…","secret":"base64"}]}</c>, oldest first.</summary>
internal static class KeyFile
{
    private const int Format = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="Domain.Common.DomainException"><c>keys.malformed</c>, <c>keys.readable_by_others</c></exception>
    public static IReadOnlyList<Key> Read(string file)
    {
        KeyDirectory.Guard(file);
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(file), Json);
            if (content is { Format: Format, Keys: not null })
            {
                var keys = content.Keys.Select(Parse).ToList();
                if (keys.TrueForAll(k => k.Secret.Length == Key.SecretBytes) && keys.DistinctBy(k => k.Id).Count() == keys.Count)
                {
                    return keys;
                }
            }
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException)
        {
            // Nothing of the content may reach a log, so the cause is not attached.
        }

        throw KeyErrors.Malformed(Path.GetFileName(file));
    }

    public static byte[] Write(IEnumerable<Key> keys) => JsonSerializer.SerializeToUtf8Bytes(
        new Content(Format, [.. keys.Select(k => new Entry(k.Name, k.Use.ToString(), k.MadeAt, Convert.ToBase64String(k.Secret.Span)))]),
        Json);

    private static Key Parse(Entry entry) => new(
        uint.Parse(entry.Id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        Enum.Parse<KeyUse>(entry.Use),
        entry.MadeAt,
        Convert.FromBase64String(entry.Secret));

    private sealed record Content(int Format, Entry[]? Keys);

    private sealed record Entry(string Id, string Use, DateTimeOffset MadeAt, string Secret);
}
