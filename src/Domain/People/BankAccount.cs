using System.Text.RegularExpressions;

namespace CaseFlow.Domain.People;

/// <summary>The account that subsidies are paid to: 8 to 32 digits, blanks between them allowed and dropped.</summary>
public static partial class BankAccount
{
    /// <exception cref="Common.DomainException"><c>bank_account.malformed</c></exception>
    public static string? Parse(string? text)
    {
        var value = text?.Replace(" ", "", StringComparison.Ordinal);
        return string.IsNullOrEmpty(value) ? null : Shape().IsMatch(value) ? value : throw PeopleErrors.BankAccountMalformed();
    }

    [GeneratedRegex(@"\A[0-9]{8,32}\z")]
    private static partial Regex Shape();
}
