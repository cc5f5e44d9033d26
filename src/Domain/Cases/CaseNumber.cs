using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

/// <summary>What people quote on the phone: <c>MZ-2026-000042</c>, the county's prefix, the year of opening (county's time zone) and a
/// counter of that year.</summary>
public static partial class CaseNumber
{
    public const int MostLength = 20;

    /// <exception cref="DomainException"><c>case.number_malformed</c></exception>
    public static string Of(string prefix, int year, int counter)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year:0000}-{counter:000000}");
        return IsOne(text) ? text : throw CaseErrors.NumberMalformed(text);
    }

    public static bool IsOne(string text) => Shape().IsMatch(text);

    /// <summary>The counter of the year.</summary>
    public static int CounterOf(string number) => int.Parse(number.AsSpan(number.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[A-Z]{1,6}-[0-9]{4}-[0-9]{6,7}\z")]
    private static partial Regex Shape();
}

/// <summary>The counter of one year's case numbers; a row that a command takes the next number from.</summary>
public sealed class CaseCounter
{
    private CaseCounter()
    {
    }

    public int Year { get; private init; }

    public int Last { get; private set; }

    public static CaseCounter For(int year) => new() { Year = year };

    public int Next() => ++Last;
}
