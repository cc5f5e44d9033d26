using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Web.Features.Elsa;

/// <summary>How Elsa writes JSON: camelCase, enums by name, nothing that is null, instants with an offset and seven digits.</summary>
internal static class ElsaJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new Instants() },
    };

    public static IResult Ok<T>(T body) => Results.Json(body, Options);

    /// <summary>A whole list, with its length.</summary>
    public static IResult List<T>(IEnumerable<T> items)
    {
        var all = items.ToList();
        return Ok(new ElsaList<T>(all, all.Count));
    }

    private sealed class Instants : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("O", CultureInfo.InvariantCulture));
    }
}

/// <summary>Elsa's lists: some say <c>totalCount</c>, some <c>count</c>.</summary>
internal sealed record ElsaPage<T>(IReadOnlyList<T> Items, int TotalCount);

internal sealed record ElsaList<T>(IReadOnlyList<T> Items, int Count);
