using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.People;

/// <summary>The small checks that every fact shares; each returns the value in the form that is kept.</summary>
internal static class Check
{
    public static string Text(string? value, string field, int max)
    {
        var text = value?.Trim() ?? "";
        return text.Length == 0 ? throw PeopleErrors.Missing(field) : OptionalText(text, field, max)!;
    }

    public static string? OptionalText(string? value, string field, int max)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Length > max)
        {
            throw PeopleErrors.TooLong(field, max);
        }

        return text.Any(char.IsControl) || text.Contains('\uFFFD', StringComparison.Ordinal) ? throw PeopleErrors.UnreadableText(field) : text;
    }

    public static int Range(int value, string field, int min, int max) =>
        value < min || value > max ? throw PeopleErrors.OutOfRange(field, value, min, max) : value;

    public static DateOnly NotFuture(DateOnly value, string field, DateOnly today) =>
        value > today ? throw PeopleErrors.InFuture(field, value, today) : value;

    public static DateOnly? NotFuture(DateOnly? value, string field, DateOnly today) =>
        value is { } date ? NotFuture(date, field, today) : null;

    public static void Order(DateOnly? earlier, string earlierField, DateOnly? later, string laterField)
    {
        if (earlier > later)
        {
            throw PeopleErrors.NotInOrder(earlierField, laterField);
        }
    }

    public static Money NotNegative(Money value, string field) => value.Fen < 0 ? throw PeopleErrors.Negative(field, value) : value;
}
