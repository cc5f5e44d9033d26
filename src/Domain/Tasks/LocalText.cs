using System.Text.Json.Serialization;

namespace CaseFlow.Domain.Tasks;

/// <summary>A sentence of a definition in both languages; definitions are data, so their words travel with them.</summary>
public sealed record LocalText(
    [property: JsonPropertyName("en")] string En,
    [property: JsonPropertyName("zh-Hans")] string ZhHans)
{
    /// <param name="language">A culture name; anything Chinese reads Chinese, everything else English.</param>
    public string In(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? ZhHans : En;
}
