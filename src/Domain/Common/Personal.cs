namespace CaseFlow.Domain.Common;

/// <summary>What sort of personal data it is: decides how it is masked and how it is searched.</summary>
public enum PersonalKind
{
    Name,
    IdNumber,
    Phone,
    BankAccount,
    Address,
    Diagnosis,
    FreeText,
}

/// <summary>Marks a string that is kept as ciphertext only. In memory it is plain; in a query it cannot be used.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(PersonalKind kind) : Attribute
{
    public PersonalKind Kind => kind;

    /// <summary>Also keep a keyed hash, so that the exact value (of a name: its beginning) can be looked up.</summary>
    public bool Findable { get; init; }
}
