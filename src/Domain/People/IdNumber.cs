using System.Globalization;

namespace CaseFlow.Domain.People;

public enum Sex
{
    Female,
    Male,
}

/// <summary>A resident's ID number, GB 11643-1999: 17 digits and a check character (ISO 7064 MOD 11-2).</summary>
public sealed record IdNumber
{
    public const int Length = 18;

    private const string CheckCharacters = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private IdNumber(string value, DateOnly birthDate)
    {
        Value = value;
        BirthDate = birthDate;
    }

    /// <summary>18 characters; the check character is an upper-case <c>X</c> where it is ten.</summary>
    public string Value { get; }

    public DateOnly BirthDate { get; }

    /// <summary>The 17th digit: odd is male.</summary>
    public Sex Sex => (Value[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <exception cref="Common.DomainException"><c>id_number.malformed</c>, <c>id_number.checksum</c>, or <c>id_number.birth_date</c>: not a
    /// date, or after <paramref name="today"/>.</exception>
    public static IdNumber Parse(string? text, DateOnly today)
    {
        var value = Normalise(text) ?? throw PeopleErrors.IdNumberMalformed();
        if (CheckCharacterOf(value) != value[17])
        {
            throw PeopleErrors.IdNumberChecksum();
        }

        return DateOnly.TryParseExact(value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            && born <= today
            ? new(value, born)
            : throw PeopleErrors.IdNumberBirthDate();
    }

    /// <summary>The form under which a number is kept and looked up, or null when it cannot be one. Says nothing of its checksum.</summary>
    public static string? Normalise(string? text)
    {
        var value = text?.Trim().ToUpperInvariant();
        return value is { Length: Length } && value.AsSpan(0, 17).IndexOfAnyExceptInRange('0', '9') < 0 && (char.IsAsciiDigit(value[17]) || value[17] == 'X')
            ? value
            : null;
    }

    /// <param name="first17">At least 17 characters, of which the first 17 are digits.</param>
    public static char CheckCharacterOf(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += (first17[i] - '0') * Weights[i];
        }

        return CheckCharacters[sum % 11];
    }

    /// <summary>Not the number: a value that reaches a log by accident must not show it.</summary>
    public override string ToString() => nameof(IdNumber);
}
