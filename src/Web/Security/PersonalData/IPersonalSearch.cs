using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Security.PersonalData;

/// <summary>Looks people up by what only ciphertext is kept of.</summary>
public interface IPersonalSearch
{
    /// <summary>What <c>&lt;Property&gt;Key</c> holds for this value; see <see cref="Data.PersonalData.PersonalQueries"/>.</summary>
    byte[] KeyOf(PersonalKind kind, string value);

    /// <summary>Ids of the persons whose name begins so; nobody when nothing was typed. Not limited by scope: use it inside a query of rows
    /// that are, <c>var named = search.PersonsNamed(q); db.Persons.Where(p =&gt; named.Contains(p.Id))</c>.</summary>
    IQueryable<Guid> PersonsNamed(string beginning);

    /// <summary>How a personal value may stand in the audit trail.</summary>
    AuditedValue ForAudit(PersonalKind kind, string value);
}

/// <param name="Masked">As anybody in scope sees it.</param>
/// <param name="Digest">The keyed hash in hexadecimal: equal values have equal ones.</param>
public sealed record AuditedValue(string Masked, string Digest);
