namespace CaseFlow.Domain.Organisations;

/// <summary>A village's statistical code: 12 digits, of which 2 name the province, 4 the prefecture, 6 the county, 9 the township.</summary>
public sealed record RegionCode
{
    public const int Length = 12;

    private RegionCode(string value) => Value = value;

    public string Value { get; }

    public string Province => Value[..2];

    public string Prefecture => Value[..4];

    public string County => Value[..6];

    public string Township => Value[..9];

    /// <exception cref="Common.DomainException"><c>region_code.malformed</c></exception>
    public static RegionCode Parse(string? text)
    {
        var value = text?.Trim();
        return IsDigits(value, Length) ? new(value!) : throw OrganisationErrors.RegionMalformed();
    }

    public override string ToString() => Value;

    internal static bool IsDigits(string? value, int length) =>
        value is not null && value.Length == length && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
