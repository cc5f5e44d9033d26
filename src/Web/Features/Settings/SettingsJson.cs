using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Domain.Time;

namespace CaseFlow.Web.Features.Settings;

/// <summary>How settings lie in their JSON, in the table and in the seed alike.</summary>
internal static class SettingsJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static T Read<T>(string body)
        where T : class =>
        JsonSerializer.Deserialize<T>(body, Json) ?? throw new JsonException("A setting is null.");

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);

    /// <summary>Of the files beside this one.</summary>
    public static string Seed(string name)
    {
        using var stream = typeof(SettingsJson).Assembly.GetManifestResourceStream($"settings.{name}.json")
            ?? throw new InvalidOperationException($"The seed {name} was not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

internal sealed record CalendarSeed(FixedHolidays FixedHolidays, IReadOnlyList<CalendarSeedYear> Years);

internal sealed record FixedHolidays(string Version, DateOnly EffectiveFrom, IReadOnlyList<FixedHoliday> Days);

internal sealed record CalendarSeedYear(int Year, string Source, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> MakeUpDays);
