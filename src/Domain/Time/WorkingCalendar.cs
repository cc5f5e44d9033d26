namespace CaseFlow.Domain.Time;

/// <summary>A holiday of every year, known without a notice.</summary>
public readonly record struct FixedHoliday(int Month, int Day);

/// <summary>Which days are worked. A year without a published calendar uses weekends and fixed holidays; <see cref="IsPublished"/> says so.</summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<int, (HashSet<DateOnly> Off, HashSet<DateOnly> Worked)> years;
    private readonly HashSet<FixedHoliday> fixedHolidays;

    public WorkingCalendar(IEnumerable<CalendarYear> published, IEnumerable<FixedHoliday> fixedHolidays)
    {
        years = published.ToDictionary(y => y.Year, y => (y.Holidays.ToHashSet(), y.MakeUpDays.ToHashSet()));
        this.fixedHolidays = [.. fixedHolidays];
    }

    public bool IsPublished(int year) => years.ContainsKey(year);

    /// <summary>Whether every year from one day to the other is published: if not, a date counted between them may still move.</summary>
    public bool IsPublishedThrough(DateOnly from, DateOnly to) => Enumerable.Range(from.Year, to.Year - from.Year + 1).All(IsPublished);

    public bool IsWorkingDay(DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return years.TryGetValue(day.Year, out var year)
            ? year.Worked.Contains(day) || (!weekend && !year.Off.Contains(day))
            : !weekend && !fixedHolidays.Contains(new(day.Month, day.Day));
    }

    /// <summary>The working day that lies so many working days after a day, which itself is not counted. Zero is the day itself; a negative
    /// number counts backwards.</summary>
    public DateOnly Add(DateOnly start, int workingDays)
    {
        var step = Math.Sign(workingDays);
        var day = start;
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when it lies before.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }
}
