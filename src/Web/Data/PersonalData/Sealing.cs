using System.Runtime.CompilerServices;
using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseFlow.Web.Data.PersonalData;

/// <summary>Opens personal properties when a row is read and seals them when it is saved. One for the process: Entity Framework builds its services
/// anew for every other instance. The keys come from the context's own services.</summary>
internal sealed class Sealing : SaveChangesInterceptor, IMaterializationInterceptor
{
    // What was read or last sealed, in the shape's order: what still equals it need not be opened or sealed again.
    private readonly ConditionalWeakTable<object, string?[]> known = [];

    private Sealing()
    {
    }

    public static Sealing Instance { get; } = new();

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (SealedShape.Of(materializationData.EntityType) is not { } shape)
        {
            return entity;
        }

        var vault = materializationData.Context.GetService<IPersonalVault>();
        var row = materializationData.GetPropertyValue<Guid>(shape.RowId);
        var opened = new string?[shape.Properties.Count];
        for (var i = 0; i < opened.Length; i++)
        {
            var property = shape.Properties[i];
            if (materializationData.GetPropertyValue<byte[]?>(property.Sealed) is { } cipher)
            {
                opened[i] = vault.Open(shape.Table, property.Sealed.Name, row, cipher);
                property.Set(entity, opened[i]);
            }
        }

        if (materializationData.QueryTrackingBehavior is QueryTrackingBehavior.TrackAll)
        {
            known.AddOrUpdate(entity, opened);
        }

        return entity;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is { } db && Seal(db) is { Count: > 0 } renamed)
        {
            NameKeys.Renew(db, renamed, [.. NameKeys.Of(db, renamed)]);
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && Seal(db) is { Count: > 0 } renamed)
        {
            NameKeys.Renew(db, renamed, await NameKeys.Of(db, renamed).ToListAsync(cancellationToken));
        }

        return result;
    }

    /// <returns>Rows that had a name before and have another now, or none any more (null).</returns>
    private Dictionary<Guid, string?> Seal(DbContext db)
    {
        var renamed = new Dictionary<Guid, string?>();
        var vault = db.GetService<IPersonalVault>();
        var search = db.GetService<SearchKeys>();
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (entry.State is EntityState.Detached || SealedShape.Of(entry.Metadata) is not { } shape)
            {
                continue;
            }

            var row = (Guid)entry.Property(shape.RowId).CurrentValue!;
            if (entry.State is EntityState.Deleted)
            {
                if (shape.SearchedName >= 0)
                {
                    renamed[row] = null;
                }

                continue;
            }

            var before = entry.State is EntityState.Added ? null : Known(entry, shape, row, vault);
            for (var i = 0; i < shape.Properties.Count; i++)
            {
                var now = shape.Properties[i].Get(entry.Entity);
                if (before is null || before[i] != now)
                {
                    SealOne(entry, shape, shape.Properties[i], row, now, vault, search);
                    if (i == shape.SearchedName && before is null)
                    {
                        db.AddRange(NameKeys.Made(search, row, now));
                    }
                    else if (i == shape.SearchedName)
                    {
                        renamed[row] = now;
                    }
                }
            }

            if (entry.State is not EntityState.Unchanged || before is null)
            {
                known.AddOrUpdate(entry.Entity, [.. shape.Properties.Select(p => p.Get(entry.Entity))]);
            }
        }

        return renamed;
    }

    private static void SealOne(
        EntityEntry entry, SealedShape shape, SealedProperty property, Guid row, string? now, IPersonalVault vault, SearchKeys search)
    {
        // Setting the column also makes an unchanged entity a modified one.
        entry.Property(property.Sealed).CurrentValue = now is null ? null : vault.Seal(shape.Table, property.Sealed.Name, row, now);
        if (property.Key is { } key)
        {
            entry.Property(key).CurrentValue = now is null ? null : search.Of(property.Kind, now);
        }
    }

    private string?[] Known(EntityEntry entry, SealedShape shape, Guid row, IPersonalVault vault) =>
        known.TryGetValue(entry.Entity, out var before)
            ? before
            : [.. shape.Properties.Select(p => entry.Property(p.Sealed).OriginalValue is byte[] cipher
                ? vault.Open(shape.Table, p.Sealed.Name, row, cipher)
                : null)]; // attached by hand
}
