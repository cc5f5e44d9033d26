using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Domain.Detection;

namespace CaseFlow.Domain.Tests.Detection;

/// <summary>The settings that ship.</summary>
internal static class Seeds
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static RiskPolicy Policy { get; } = Read<RiskPolicy>("risk-policy");

    public static T Read<T>(string name)
    {
        using var stream = typeof(Seeds).Assembly.GetManifestResourceStream($"settings.{name}.json")!;
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }
}
