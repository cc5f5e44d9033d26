using System.Globalization;
using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Security.PersonalData;

/// <summary>What of a personal value everybody in scope may see (domain dictionary, section 6). Null stays null.</summary>
public static class Mask
{
    private const string Hidden = "****";

    /// <summary>First character and <c>**</c>: 王**.</summary>
    public static string? Name(string? value) =>
        string.IsNullOrEmpty(value) ? value : StringInfo.GetNextTextElement(value) + "**";

    /// <summary>First six and last four: <c>532599********001X</c>. Anything that is not 18 long is hidden whole.</summary>
    public static string? IdNo(string? value) =>
        string.IsNullOrEmpty(value) ? value : value.Length == 18 ? string.Concat(value.AsSpan(0, 6), "********", value.AsSpan(14)) : Hidden;

    /// <summary>First three and last four: <c>138****5678</c>. Anything that is not 11 long is hidden whole.</summary>
    public static string? Phone(string? value) =>
        string.IsNullOrEmpty(value) ? value : value.Length == 11 ? string.Concat(value.AsSpan(0, 3), Hidden, value.AsSpan(7)) : Hidden;

    /// <summary>Last four; of eight or fewer nothing.</summary>
    public static string? Bank(string? value) =>
        string.IsNullOrEmpty(value) ? value : value.Length > 8 ? string.Concat(Hidden, value.AsSpan(value.Length - 4)) : Hidden;

    /// <summary>Address, diagnosis, free text: nothing of it.</summary>
    public static string? Whole(string? value) => string.IsNullOrEmpty(value) ? value : Hidden;

    public static string? Of(PersonalKind kind, string? value) => kind switch
    {
        PersonalKind.Name => Name(value),
        PersonalKind.IdNumber => IdNo(value),
        PersonalKind.Phone => Phone(value),
        PersonalKind.BankAccount => Bank(value),
        _ => Whole(value),
    };
}
