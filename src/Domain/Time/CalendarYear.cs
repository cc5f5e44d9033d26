using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Time;

/// <summary>One year's published holidays and make-up workdays.</summary>
public sealed class CalendarYear
{
    private CalendarYear()
    {
    }

    public int Year { get; private set; }

    /// <summary>Days off, weekends among them or not.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; private set; } = [];

    /// <summary>Weekend days that are worked.</summary>
    public IReadOnlyList<DateOnly> MakeUpDays { get; private set; } = [];

    /// <summary>The notice that published it.</summary>
    public string Source { get; private set; } = "";

    /// <exception cref="DomainException"><c>calendar.day_of_another_year</c>, <c>calendar.make_up_on_weekday</c></exception>
    public static CalendarYear Publish(int year, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays, string source)
    {
        var published = new CalendarYear { Year = year };
        published.Correct(holidays, makeUpDays, source);
        return published;
    }

    public void Correct(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays, string source)
    {
        DateOnly[] off = [.. holidays.Distinct().Order()];
        DateOnly[] worked = [.. makeUpDays.Distinct().Order()];
        foreach (var day in off.Concat(worked).Where(d => d.Year != Year))
        {
            throw TimeErrors.DayOfAnotherYear(day, Year);
        }

        foreach (var day in worked.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            throw TimeErrors.MakeUpOnWeekday(day);
        }

        Holidays = off;
        MakeUpDays = worked;
        Source = source;
    }
}
