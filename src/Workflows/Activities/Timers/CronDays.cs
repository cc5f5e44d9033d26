using System.Globalization;

namespace CaseFlow.Workflows.Activities.Timers;

/// <summary>The two day fields of a cron expression; a day has to fit both.</summary>
internal sealed class CronDays
{
    private readonly List<Func<DateOnly, bool>> ofMonth = [];
    private readonly List<Func<DateOnly, bool>> ofWeek = [];

    private CronDays()
    {
    }

    public bool Has(DateOnly day) => ofMonth.Exists(fits => fits(day)) && ofWeek.Exists(fits => fits(day));

    public static bool TryParse(string dayOfMonth, string dayOfWeek, out CronDays days)
    {
        days = new();
        return AddAll(dayOfMonth, days.ofMonth, OfMonth) && AddAll(dayOfWeek, days.ofWeek, OfWeek);
    }

    private static bool AddAll(string field, List<Func<DateOnly, bool>> into, Func<string, Func<DateOnly, bool>?> read)
    {
        foreach (var part in (field is "?" ? "*" : field).Split(','))
        {
            if (read(part.ToUpperInvariant()) is not { } fits) return false;
            into.Add(fits);
        }

        return true;
    }

    private static Func<DateOnly, bool>? OfMonth(string part)
    {
        if (part is "L") return day => day.Day == LastOf(day);
        if (part is "LW") return day => day.Day == NearestWorkday(day, LastOf(day));
        if (part.StartsWith("L-", StringComparison.Ordinal))
        {
            return CronField.TryValue(part[2..], 1, 30, [], out var before) ? day => day.Day == LastOf(day) - before : null;
        }

        if (part.EndsWith('W'))
        {
            return CronField.TryValue(part[..^1], 1, 31, [], out var near) ? day => near <= LastOf(day) && day.Day == NearestWorkday(day, near) : null;
        }

        return CronField.TryParse(part, 1, 31, [], out var field) ? day => field.Has(day.Day) : null;
    }

    private static Func<DateOnly, bool>? OfWeek(string part)
    {
        if (part.Length > 1 && part[^1] == 'L')
        {
            return CronField.TryValue(part[..^1], 0, 7, CronField.Weekdays, out var last)
                ? day => (int)day.DayOfWeek == last % 7 && day.Day + 7 > LastOf(day)
                : null;
        }

        if (part.Split('#') is [var weekday, var which])
        {
            return CronField.TryValue(weekday, 0, 7, CronField.Weekdays, out var nth)
                && int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 5
                ? day => (int)day.DayOfWeek == nth % 7 && (day.Day - 1) / 7 == number - 1
                : null;
        }

        return CronField.TryParse(part, 0, 7, CronField.Weekdays, out var field)
            ? day => field.Has((int)day.DayOfWeek) || (day.DayOfWeek is DayOfWeek.Sunday && field.Has(7))
            : null;
    }

    private static int LastOf(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    /// <summary>Monday to Friday, within the month.</summary>
    private static int NearestWorkday(DateOnly month, int wanted)
    {
        var day = new DateOnly(month.Year, month.Month, wanted);
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => wanted == 1 ? 3 : wanted - 1,
            DayOfWeek.Sunday => wanted == LastOf(day) ? wanted - 2 : wanted + 1,
            _ => wanted,
        };
    }
}
