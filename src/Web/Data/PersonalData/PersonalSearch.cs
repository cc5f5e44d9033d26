using System.Linq.Expressions;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data.PersonalData;

internal sealed class PersonalSearch(CaseFlowDb db, SearchKeys keys) : IPersonalSearch
{
    public byte[] KeyOf(PersonalKind kind, string value) => keys.Of(kind, value);

    public IQueryable<Guid> PersonsNamed(string beginning) => keys.OfBeginning(beginning) is { } hash
        ? db.Set<NameKey>().Where(k => k.Hash == hash).Select(k => k.PersonId)
        : db.Set<NameKey>().Where(k => false).Select(k => k.PersonId);

    public AuditedValue ForAudit(PersonalKind kind, string value) =>
        new(Mask.Of(kind, value) ?? "", Convert.ToHexStringLower(keys.Of(kind, value)));
}

public static class PersonalQueries
{
    /// <summary>Rows whose findable personal property has this hash, for example
    /// <c>db.Persons.WherePersonal(p =&gt; p.IdNo, search.KeyOf(PersonalKind.IdNumber, typed))</c>.</summary>
    public static IQueryable<T> WherePersonal<T>(this IQueryable<T> rows, Expression<Func<T, string?>> property, byte[] key)
        where T : class
    {
        var column = KeyColumn(property.Body);
        return rows.Where(row => EF.Property<byte[]>(row, column) == key);
    }

    /// <summary>As above, for any of several values at once.</summary>
    public static IQueryable<T> WherePersonal<T>(this IQueryable<T> rows, Expression<Func<T, string?>> property, IReadOnlyCollection<byte[]> keys)
        where T : class
    {
        var column = KeyColumn(property.Body);
        return rows.Where(row => keys.Contains(EF.Property<byte[]>(row, column)));
    }

    private static string KeyColumn(Expression property) => property is MemberExpression member
        ? SealedShape.KeyColumn(member.Member.Name)
        : throw new ArgumentException("Name one property, for example p => p.IdNo.", nameof(property));
}
