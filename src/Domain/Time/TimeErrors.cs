using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Time;

public static class TimeErrors
{
    public static DomainException DayOfAnotherYear(DateOnly day, int year) =>
        new(ErrorKind.Invalid, "calendar.day_of_another_year", ("day", day), ("year", year));

    public static DomainException MakeUpOnWeekday(DateOnly day) => new(ErrorKind.Invalid, "calendar.make_up_on_weekday", ("day", day));
}
