using CaseFlow.Workflows.Activities.Timers;

namespace CaseFlow.Workflows.Tests.Activities;

public sealed class ReadingCron
{
    private static readonly TimeZoneInfo Utc = TimeZoneInfo.Utc;

    [Theory]
    [InlineData("* * * * * *", "2026-11-23T01:00:00", "2026-11-23T01:00:01")]
    [InlineData("0 * * * * *", "2026-11-23T01:00:00", "2026-11-23T01:01:00")]
    [InlineData("*/15 * * * * ?", "2026-11-23T01:00:50", "2026-11-23T01:01:00")]
    [InlineData("30 5/20 * * * *", "2026-11-23T01:26:00", "2026-11-23T01:45:30")]
    [InlineData("0 0 9-17/4 * * *", "2026-11-23T13:00:00", "2026-11-23T17:00:00")]
    [InlineData("0 0 22-2 * * *", "2026-11-23T23:30:00", "2026-11-24T00:00:00")]
    [InlineData("0 0 8 * * MON-FRI", "2026-11-27T08:00:00", "2026-11-30T08:00:00")]
    [InlineData("0 0 8 * * 0", "2026-11-23T00:00:00", "2026-11-29T08:00:00")]
    [InlineData("0 0 8 * * 7", "2026-11-23T00:00:00", "2026-11-29T08:00:00")]
    [InlineData("0 0 0 1,15 * *", "2026-11-23T00:00:00", "2026-12-01T00:00:00")]
    [InlineData("0 0 0 L * *", "2027-02-01T00:00:00", "2027-02-28T00:00:00")]
    [InlineData("0 0 0 L-3 * *", "2026-11-23T00:00:00", "2026-11-27T00:00:00")]
    [InlineData("0 0 0 LW * *", "2027-01-30T00:00:00", "2027-02-26T00:00:00")]
    [InlineData("0 0 0 15W * *", "2026-11-01T00:00:00", "2026-11-16T00:00:00")]
    [InlineData("0 0 0 1W * *", "2027-05-01T00:00:00", "2027-05-03T00:00:00")]
    [InlineData("0 0 0 ? * 5#2", "2026-11-23T00:00:00", "2026-12-11T00:00:00")]
    [InlineData("0 0 0 ? * FRIL", "2026-11-23T00:00:00", "2026-11-27T00:00:00")]
    [InlineData("0 0 0 29 FEB *", "2026-11-23T00:00:00", "2028-02-29T00:00:00")]
    [InlineData("0 0 0 13 * FRI", "2026-11-23T00:00:00", "2027-08-13T00:00:00")]
    [InlineData("@daily", "2026-11-23T01:00:00", "2026-11-24T00:00:00")]
    [InlineData("@yearly", "2026-11-23T01:00:00", "2027-01-01T00:00:00")]
    public void The_next_instant_is_the_first_that_fits_after_it(string expression, string after, string expected)
    {
        CronSchedule.TryParse(expression, out var schedule).Should().BeTrue();

        schedule!.NextAfter(At(after), Utc).Should().Be(At(expected));
    }

    [Theory]
    [InlineData("0 8 * * *")]
    [InlineData("60 * * * * *")]
    [InlineData("* * 24 * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* * * * 13 *")]
    [InlineData("* * * * * 8")]
    [InlineData("* * * * * FRI#6")]
    [InlineData("*/0 * * * * *")]
    [InlineData("1, * * * * *")]
    [InlineData("a * * * * *")]
    [InlineData("1-2-3 * * * * *")]
    [InlineData("@fortnightly")]
    [InlineData("")]
    public void What_is_no_expression_is_refused(string expression) => CronSchedule.TryParse(expression, out _).Should().BeFalse();

    [Fact]
    public void A_day_that_never_comes_has_no_instant()
    {
        Read("0 0 0 30 2 *").NextAfter(At("2026-11-23T00:00:00"), Utc).Should().BeNull();
    }

    [Fact]
    public void Hours_are_those_of_the_time_zone()
    {
        Read("0 0 8 * * *").NextAfter(At("2026-11-23T00:00:00"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).Should().Be(At("2026-11-24T00:00:00"));
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00", "2026-03-29T01:00:00")]
    [InlineData("2026-10-24T22:00:00", "2026-10-25T00:30:00")]
    [InlineData("2026-10-25T00:30:00", "2026-10-26T01:30:00")]
    public void A_time_that_the_clock_skips_comes_when_the_skipping_is_over_and_one_it_repeats_comes_once(string after, string expected)
    {
        Read("0 30 2 * * *").NextAfter(At(after), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Should().Be(At(expected));
    }

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + "Z", System.Globalization.CultureInfo.InvariantCulture);

    private static CronSchedule Read(string expression)
    {
        CronSchedule.TryParse(expression, out var schedule).Should().BeTrue();
        return schedule!;
    }
}
