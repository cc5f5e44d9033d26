using System.Globalization;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Tests.Resources;

public sealed class FillingASentence
{
    private readonly Texts texts = new(new StoppedClock());

    [Theory]
    [InlineData("en", 1, "1 day late")]
    [InlineData("en", 3, "3 days late")]
    [InlineData("zh-Hans", 3, "逾期3天")]
    public void Numbers_take_the_right_form_of_the_word(string language, int days, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        texts.Due(new DateOnly(2026, 11, 21).AddDays(-days)).Should().Be(expected);
    }

    [Fact]
    public void What_is_due_is_counted_in_working_days()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var calendar = new WorkingCalendar([], []);

        texts.Due(new DateOnly(2026, 11, 24), calendar).Should().Be("in 2 working days", "the 21st is a Saturday");
        texts.Due(new DateOnly(2026, 11, 22), calendar).Should().Be("due tomorrow");
    }

    [Fact]
    public void Money_is_grouped_and_has_two_decimals()
    {
        texts.Money(new Money(1_234_560)).Should().Be("¥12,345.60");
        texts.Money(new Money(-5)).Should().Be("−¥0.05");
        texts.Money(null).Should().Be("–");
    }

    private sealed class StoppedClock : ICaseClock
    {
        public DateTimeOffset Now => new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);

        public DateOnly Today => new(2026, 11, 21);

        public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime.AddHours(8));

        public DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
    }
}
