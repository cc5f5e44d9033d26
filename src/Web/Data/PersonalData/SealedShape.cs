using System.Reflection;
using CaseFlow.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Web.Data.PersonalData;

/// <summary>A personal property of an entity and the columns that stand for it.</summary>
internal sealed record SealedProperty(
    PersonalKind Kind, IProperty Sealed, IProperty? Key, Func<object, string?> Get, Action<object, string?> Set);

/// <summary>Which properties of an entity are personal; worked out once for each model.</summary>
internal sealed class SealedShape
{
    private const string Kept = "CaseFlow:SealedShape";

    private SealedShape(IEntityType entity, IReadOnlyList<(PropertyInfo Property, PersonalAttribute Personal)> found)
    {
        Table = entity.GetTableName() ?? throw new InvalidOperationException($"{entity.DisplayName()} keeps personal data but has no table.");
        RowId = RowIdOf(entity) as IProperty ?? throw new InvalidOperationException($"{entity.DisplayName()} has no row id.");
        Properties = [.. found.Select(p => Read(entity, p.Property, p.Personal))];
        SearchedName = Properties.Count == 0 ? -1 : found.ToList().FindIndex(p => IsSearchedName(p.Personal));
    }

    public string Table { get; }

    public IProperty RowId { get; }

    public IReadOnlyList<SealedProperty> Properties { get; }

    /// <summary>Index of the name whose beginnings are kept in <see cref="NameKey"/>; -1: none.</summary>
    public int SearchedName { get; }

    /// <returns>Null: nothing personal.</returns>
    public static SealedShape? Of(IEntityType entity) => entity.GetOrAddRuntimeAnnotationValue(
        Kept,
        static entity => PersonalPropertiesOf(entity!) is { Count: > 0 } found ? new SealedShape(entity!, found) : null,
        entity);

    public static IReadOnlyList<(PropertyInfo Property, PersonalAttribute Personal)> PersonalPropertiesOf(IReadOnlyTypeBase entity) =>
    [
        .. entity.ClrType.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(p => (Property: p, Personal: p.GetCustomAttribute<PersonalAttribute>()!))
            .Where(p => p.Personal is not null),
    ];

    public static bool IsSearchedName(PersonalAttribute personal) => personal is { Kind: PersonalKind.Name, Findable: true };

    public static string SealedColumn(string property) => property + "Sealed";

    public static string KeyColumn(string property) => property + "Key";

    /// <returns>Null: the ciphertext could not be bound to its row.</returns>
    public static IReadOnlyProperty? RowIdOf(IReadOnlyEntityType entity) =>
        entity.FindPrimaryKey() is { Properties: [var id] } && id.ClrType == typeof(Guid) ? id : null;

    private static SealedProperty Read(IEntityType entity, PropertyInfo property, PersonalAttribute personal)
    {
        // A private setter is seen only through the class that declares it.
        var declared = property.DeclaringType!.GetProperty(
            property.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)!;
        var setter = declared.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{entity.DisplayName()}.{property.Name} is personal data and needs a setter, if only a private one.");
        return (SealedProperty)typeof(SealedShape).GetMethod(nameof(Bind), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(declared.DeclaringType!)
            .Invoke(null, [entity, property.Name, personal.Kind, declared.GetGetMethod(nonPublic: true)!, setter])!;
    }

    private static SealedProperty Bind<TEntity>(IEntityType entity, string name, PersonalKind kind, MethodInfo getter, MethodInfo setter)
        where TEntity : class
    {
        var get = getter.CreateDelegate<Func<TEntity, string?>>();
        var set = setter.CreateDelegate<Action<TEntity, string?>>();
        return new(
            kind,
            entity.FindProperty(SealedColumn(name)) ?? throw new InvalidOperationException($"Call SealPersonalData() for {entity.DisplayName()}."),
            entity.FindProperty(KeyColumn(name)),
            row => get((TEntity)row),
            (row, value) => set((TEntity)row, value));
    }
}
