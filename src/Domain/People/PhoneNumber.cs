using System.Text.RegularExpressions;

namespace CaseFlow.Domain.People;

/// <summary>A mobile number: a 1 and ten digits.</summary>
public static partial class PhoneNumber
{
    /// <returns>The number, or null for an empty text: not everybody has one.</returns>
    /// <exception cref="Common.DomainException"><c>phone.malformed</c></exception>
    public static string? Parse(string? text)
    {
        var value = text?.Trim();
        return string.IsNullOrEmpty(value) ? null : Shape().IsMatch(value) ? value : throw PeopleErrors.PhoneMalformed();
    }

    [GeneratedRegex(@"\A1[0-9]{10}\z")]
    private static partial Regex Shape();
}
