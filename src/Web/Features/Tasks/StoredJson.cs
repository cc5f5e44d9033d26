using System.Text.Json;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>JSON that is kept as text and shown as it is.</summary>
internal static class StoredJson
{
    public static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
