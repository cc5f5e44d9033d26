namespace CaseFlow.Domain.People;

/// <summary>A disability certificate's number: the ID number, a category 1–7 and a level 1–4.</summary>
public sealed record DisabilityCert
{
    public const int Length = 20;

    private DisabilityCert(string value) => Value = value;

    public string Value { get; }

    public int Category => Value[18] - '0';

    /// <summary>1 is the gravest.</summary>
    public int Level => Value[19] - '0';

    /// <summary>Level 1 or 2.</summary>
    public bool IsSevere => Level <= 2;

    /// <returns>Null for an empty text.</returns>
    /// <exception cref="Common.DomainException"><c>disability_cert.malformed</c>, <c>disability_cert.id_mismatch</c></exception>
    public static DisabilityCert? Parse(string? text, IdNumber holder)
    {
        var value = text?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (value.Length != Length || IdNumber.Normalise(value[..IdNumber.Length]) is not { } id || value[18] is < '1' or > '7' || value[19] is < '1' or > '4')
        {
            throw PeopleErrors.DisabilityCertMalformed();
        }

        return id == holder.Value ? new(value) : throw PeopleErrors.DisabilityCertMismatch();
    }

    /// <summary>Not the number: it contains the ID number.</summary>
    public override string ToString() => nameof(DisabilityCert);
}
