using System.Globalization;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>One row of a file.</summary>
/// <param name="Number">The first row behind the header is 1.</param>
/// <param name="Line">The header's line is 1.</param>
/// <param name="Values">In the order of <see cref="ImportColumns.Names"/>, without blanks around them.</param>
public sealed record ImportRow(long Number, long Line, string[] Values);

/// <summary>Reads a row's values as what they are to be.</summary>
internal readonly struct RowFields(ImportColumns columns, ImportRow row)
{
    /// <exception cref="DomainException"><c>field.missing</c></exception>
    public string Text(string field) => Raw(field) is { Length: > 0 } text ? text : throw RowErrors.Missing(field);

    public string? OptionalText(string field) => Raw(field) is { Length: > 0 } text ? text : null;

    /// <exception cref="DomainException"><c>field.missing</c>, <c>row.date_malformed</c></exception>
    public DateOnly Date(string field) => OptionalDate(field) ?? throw RowErrors.Missing(field);

    /// <exception cref="DomainException"><c>row.date_malformed</c></exception>
    public DateOnly? OptionalDate(string field)
    {
        var text = Raw(field);
        if (text.Length == 0) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw RowErrors.DateMalformed(field);
    }

    /// <exception cref="DomainException"><c>field.missing</c>, <c>row.money_malformed</c></exception>
    public Money Money(string field) => Domain.Common.Money.TryParse(Text(field), out var amount) ? amount : throw RowErrors.MoneyMalformed(field);

    /// <summary>Empty is nothing paid.</summary>
    /// <exception cref="DomainException"><c>row.money_malformed</c></exception>
    public Money MoneyOrZero(string field) => Raw(field).Length == 0 ? default : Money(field);

    /// <exception cref="DomainException"><c>field.missing</c>, <c>row.number_malformed</c></exception>
    public int Number(string field) => OptionalNumber(field) ?? throw RowErrors.Missing(field);

    /// <exception cref="DomainException"><c>row.number_malformed</c></exception>
    public int? OptionalNumber(string field)
    {
        var text = Raw(field);
        if (text.Length == 0) return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RowErrors.NumberMalformed(field);
    }

    /// <summary>Y or N; also yes/no, true/false, 1/0, 是/否.</summary>
    /// <exception cref="DomainException"><c>field.missing</c>, <c>row.yes_or_no</c></exception>
    public bool YesOrNo(string field) => Text(field).ToUpperInvariant() switch
    {
        "Y" or "YES" or "TRUE" or "1" or "是" => true,
        "N" or "NO" or "FALSE" or "0" or "否" => false,
        _ => throw RowErrors.YesOrNo(field),
    };

    /// <summary>Empty is no.</summary>
    /// <exception cref="DomainException"><c>row.yes_or_no</c></exception>
    public bool YesOrNothing(string field) => Raw(field).Length > 0 && YesOrNo(field);

    /// <exception cref="DomainException"><c>field.missing</c>, <c>row.choice_unknown</c></exception>
    public T Choice<T>(string field)
        where T : struct, Enum => OptionalChoice<T>(field) ?? throw RowErrors.Missing(field);

    /// <exception cref="DomainException"><c>row.choice_unknown</c></exception>
    public T? OptionalChoice<T>(string field)
        where T : struct, Enum
    {
        var text = Raw(field);
        if (text.Length == 0) return null;
        return char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw RowErrors.ChoiceUnknown(field, Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]));
    }

    private string Raw(string field) => row.Values[columns.PlaceOf(field)];
}
