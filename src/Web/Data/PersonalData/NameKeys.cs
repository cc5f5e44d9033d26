using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseFlow.Web.Data.PersonalData;

/// <summary>Keeps the hashed beginnings of names in step with the names.</summary>
internal static class NameKeys
{
    public static IEnumerable<NameKey> Made(SearchKeys search, Guid person, string? name) =>
        search.OfBeginnings(name ?? "").Select((hash, at) => new NameKey(person, at + 1, hash));

    /// <summary>The rows kept so far.</summary>
    public static IQueryable<NameKey> Of(DbContext db, Dictionary<Guid, string?> persons)
    {
        Guid[] ids = [.. persons.Keys];
        return db.Set<NameKey>().Where(k => ids.Contains(k.PersonId));
    }

    public static void Renew(DbContext db, Dictionary<Guid, string?> persons, IReadOnlyList<NameKey> kept)
    {
        var search = db.GetService<SearchKeys>();
        var keptOf = kept.ToLookup(k => k.PersonId);
        foreach (var (person, name) in persons)
        {
            var needed = Made(search, person, name).ToDictionary(k => k.Length);
            foreach (var key in keptOf[person])
            {
                if (needed.Remove(key.Length, out var next))
                {
                    key.Become(next.Hash);
                }
                else
                {
                    db.Remove(key);
                }
            }

            db.AddRange(needed.Values);
        }
    }
}
