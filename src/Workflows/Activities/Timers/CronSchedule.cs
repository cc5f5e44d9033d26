using System.Diagnostics.CodeAnalysis;

namespace CaseFlow.Workflows.Activities.Timers;

/// <summary>A cron expression as Elsa reads it: six fields, seconds first, then minute, hour, day of month, month and day of week (0 and 7 are Sunday).
/// <c>* , - / ?</c>, names, <c>L</c>, <c>L-3</c>, <c>15W</c>, <c>LW</c>, <c>5L</c>, <c>5#2</c>, ranges over the end (<c>22-2</c>), and <c>@daily</c> and its
/// like. A day has to fit both day fields.</summary>
public sealed class CronSchedule
{
    /// <summary>29 February on a given day of the week comes at least every 40 years.</summary>
    private const int MostDays = 41 * 366;

    private static readonly Dictionary<string, string> Macros = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@every_second"] = "* * * * * *",
        ["@every_minute"] = "0 * * * * *",
        ["@hourly"] = "0 0 * * * *",
        ["@daily"] = "0 0 0 * * *",
        ["@midnight"] = "0 0 0 * * *",
        ["@weekly"] = "0 0 0 * * 0",
        ["@monthly"] = "0 0 0 1 * *",
        ["@yearly"] = "0 0 0 1 1 *",
        ["@annually"] = "0 0 0 1 1 *",
    };

    private readonly CronField second;
    private readonly CronField minute;
    private readonly CronField hour;
    private readonly CronField month;
    private readonly CronDays days;

    private CronSchedule(CronField second, CronField minute, CronField hour, CronField month, CronDays days)
    {
        this.second = second;
        this.minute = minute;
        this.hour = hour;
        this.month = month;
        this.days = days;
    }

    /// <returns>False when it is no cron expression of six fields.</returns>
    public static bool TryParse(string written, [NotNullWhen(true)] out CronSchedule? schedule)
    {
        schedule = null;
        var text = written.Trim();
        var fields = (Macros.GetValueOrDefault(text) ?? text).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 6
            || !CronField.TryParse(fields[0], 0, 59, [], out var second)
            || !CronField.TryParse(fields[1], 0, 59, [], out var minute)
            || !CronField.TryParse(fields[2], 0, 23, [], out var hour)
            || !CronField.TryParse(fields[4], 1, 12, CronField.Months, out var month)
            || !CronDays.TryParse(fields[3], fields[5], out var days))
        {
            return false;
        }

        schedule = new(second, minute, hour, month, days);
        return true;
    }

    /// <summary>The first instant after the given one. A local time that the clock skips happens when the skipping is over; an hour that it repeats is served
    /// once.</summary>
    /// <returns>Null when there is none, as for 30 February.</returns>
    public DateTimeOffset? NextAfter(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var from = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified).AddSeconds(1);
        var day = DateOnly.FromDateTime(from);
        TimeOnly? earliest = TimeOnly.FromDateTime(from);
        for (var tried = 0; tried < MostDays && day < DateOnly.MaxValue; tried++, day = day.AddDays(1), earliest = null)
        {
            if (!month.Has(day.Month) || !days.Has(day)) continue;
            if (TimeAfter(earliest ?? TimeOnly.MinValue) is { } time) return InZone(day.ToDateTime(time), instant, zone);
        }

        return null;
    }

    private TimeOnly? TimeAfter(TimeOnly earliest)
    {
        for (var h = hour.Next(earliest.Hour); h is { } atHour; h = hour.Next(atHour + 1))
        {
            var firstMinute = atHour == earliest.Hour ? earliest.Minute : 0;
            for (var m = minute.Next(firstMinute); m is { } atMinute; m = minute.Next(atMinute + 1))
            {
                var firstSecond = atHour == earliest.Hour && atMinute == earliest.Minute ? earliest.Second : 0;
                if (second.Next(firstSecond) is { } atSecond) return new(atHour, atMinute, atSecond);
            }
        }

        return null;
    }

    private static DateTimeOffset InZone(DateTime local, DateTimeOffset after, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local = local.AddSeconds(60 - local.Second);
        var offsets = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).OrderDescending().ToArray() : [zone.GetUtcOffset(local)];
        var candidates = offsets.Select(o => new DateTimeOffset(local, o).ToUniversalTime()).ToArray();
        return Array.Find(candidates, c => c > after) is var found && found != default ? found : candidates[^1];
    }
}
