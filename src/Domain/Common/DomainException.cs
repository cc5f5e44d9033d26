namespace CaseFlow.Domain.Common;

/// <summary>What sort of refusal it is; the edge turns it into an HTTP status.</summary>
public enum ErrorKind
{
    Invalid,
    NotFound,
    Conflict,
    Forbidden,
    Unprocessable,
    TooLarge,
    Unavailable,
}

/// <summary>A refusal: a stable code and its parameters, never a sentence. The sentence is made in the reader's language at the edge.</summary>
public sealed class DomainException : Exception
{
    public DomainException(ErrorKind kind, string code, params (string Name, object? Value)[] parameters)
        : base(code)
    {
        Kind = kind;
        Code = code;
        Params = parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
    }

    public ErrorKind Kind { get; }

    /// <summary><c>noun.state</c>, for example <c>case.closed</c>.</summary>
    public string Code { get; }

    /// <summary>Numbers, codes and ids; never personal data, because refusals are logged.</summary>
    public IReadOnlyDictionary<string, object?> Params { get; }
}
