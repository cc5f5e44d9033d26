using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tests.Detection;
using CaseFlow.Domain.Time;

namespace CaseFlow.Domain.Tests.Time;

/// <summary>With the calendars that ship.</summary>
public sealed class CountingWorkingDays
{
    private static readonly WorkingCalendar Calendar = Shipped();

    [Theory]
    [InlineData("2021-05-10", 1, "2021-05-11")]
    [InlineData("2021-05-11", 3, "2021-05-14")]
    [InlineData("2021-05-14", 2, "2021-05-18")]
    [InlineData("2021-05-18", 3, "2021-05-21")]
    [InlineData("2021-04-30", 3, "2021-05-08")] // a Saturday, worked
    [InlineData("2021-09-29", 3, "2021-10-09")] // a Saturday, worked
    [InlineData("2021-05-21", 0, "2021-05-21")]
    [InlineData("2021-05-22", 0, "2021-05-22")]
    [InlineData("2021-05-08", -3, "2021-04-30")]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-14", 1, "2026-02-24")]
    [InlineData("2025-09-30", 2, "2025-10-10")]
    public void The_start_day_is_not_counted(string start, int days, string due) =>
        Calendar.Add(Day(start), days).Should().Be(Day(due));

    [Theory]
    [InlineData("2021-04-30", "2021-05-08", 3)]
    [InlineData("2021-05-08", "2021-04-30", -3)]
    [InlineData("2021-05-01", "2021-05-05", 0)]
    public void Days_between_are_counted_the_same_way(string from, string to, int days) =>
        Calendar.Between(Day(from), Day(to)).Should().Be(days);

    [Fact]
    public void A_year_without_a_calendar_uses_weekends_and_fixed_holidays_and_says_so()
    {
        Calendar.IsPublished(2021).Should().BeTrue();
        Calendar.IsPublished(2031).Should().BeFalse();
        Calendar.IsPublishedThrough(Day("2026-12-30"), Day("2027-01-05")).Should().BeFalse();

        Calendar.Add(Day("2031-09-30"), 1).Should().Be(Day("2031-10-06")); // 1–3 October, then a weekend
        Calendar.IsWorkingDay(Day("2031-01-01")).Should().BeFalse();
    }

    [Fact]
    public void Published_days_belong_to_their_year_and_make_up_days_to_weekends()
    {
        var foreign = () => CalendarYear.Publish(2027, [Day("2026-12-31")], [], "test");
        var weekday = () => CalendarYear.Publish(2027, [], [Day("2027-01-04")], "test");

        foreign.Should().Throw<DomainException>().Which.Code.Should().Be("calendar.day_of_another_year");
        weekday.Should().Throw<DomainException>().Which.Code.Should().Be("calendar.make_up_on_weekday");
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static WorkingCalendar Shipped()
    {
        var seed = Seeds.Read<Seed>("calendars");
        return new(seed.Years.Select(y => CalendarYear.Publish(y.Year, y.Holidays, y.MakeUpDays, y.Source)), seed.FixedHolidays.Days);
    }

    private sealed record Seed(FixedDays FixedHolidays, IReadOnlyList<SeedYear> Years);

    private sealed record FixedDays(IReadOnlyList<FixedHoliday> Days);

    private sealed record SeedYear(int Year, string Source, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> MakeUpDays);
}
