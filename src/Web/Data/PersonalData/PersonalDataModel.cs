using System.Reflection;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Web.Data.PersonalData;

/// <summary>Keeps only ciphertext of what the model marks as personal.</summary>
internal static class PersonalDataModel
{
    /// <summary>Call it after the configurations. A property marked <see cref="PersonalAttribute"/> leaves the model; in its place come
    /// <c>&lt;Property&gt;Sealed</c> and, when findable, <c>&lt;Property&gt;Key</c> with an index (one that a configuration declared, perhaps unique,
    /// is kept). A findable name has rows in <see cref="NameKey"/> instead of a key column.</summary>
    public static void SealPersonalData(this ModelBuilder builder)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            foreach (var (property, personal) in SealedShape.PersonalPropertiesOf(entity))
            {
                if (entity.BaseType?.FindProperty(SealedShape.SealedColumn(property.Name)) is null)
                {
                    Seal(entity, property, personal, nullability.Create(property).ReadState is NullabilityState.Nullable);
                }
            }
        }
    }

    private static void Seal(IMutableEntityType entity, PropertyInfo property, PersonalAttribute personal, bool nullable)
    {
        if (property.PropertyType != typeof(string))
        {
            throw new InvalidOperationException($"{entity.DisplayName()}.{property.Name} is personal data and must be a string.");
        }

        if (SealedShape.RowIdOf(entity) is null)
        {
            throw new InvalidOperationException($"{entity.DisplayName()} keeps personal data and must have one Guid as its key: ciphertext is bound to it.");
        }

        if (entity.FindProperty(property.Name) is { } plain)
        {
            entity.RemoveProperty(plain);
        }

        entity.AddIgnored(property.Name);
        Column(entity, SealedShape.SealedColumn(property.Name)).IsNullable = nullable;
        if (personal.Findable && !SealedShape.IsSearchedName(personal))
        {
            var key = Column(entity, SealedShape.KeyColumn(property.Name));
            key.IsNullable = nullable;
            key.SetMaxLength(SearchKeys.HashBytes);
            if (entity.FindIndex(key) is null)
            {
                entity.AddIndex(key);
            }
        }
    }

    private static IMutableProperty Column(IMutableEntityType entity, string name) =>
        entity.FindProperty(name) ?? entity.AddProperty(name, typeof(byte[]));
}
