using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Elsa.Activities;

/// <param name="Ports">Those that a connection leaves it by, a line each.</param>
internal sealed record UsedType(string TypeName, int Version, string Ports)
{
    public IEnumerable<string> PortNames => Ports.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <param name="Types">Every type and version that occurs in a stored version, deleted ones too, for instances still show them.</param>
/// <param name="Usable">Which versions can be used as an activity, as text that changes with them.</param>
internal sealed record TypesFound(IReadOnlyList<UsedType> Types, string Usable);

/// <summary>Which activity types occur in stored definitions. A version is read again only when its content has changed.</summary>
internal sealed class TypesInUse
{
    private readonly ConcurrentDictionary<Guid, (string Hash, IReadOnlyList<UsedType> Types)> byVersion = new();
    private (string Stamp, TypesFound Found) last = ("", new([], ""));

    public async Task<TypesFound> FindAsync(CaseFlowDb db, CancellationToken stop)
    {
        var stamp = await StampAsync(db, stop);
        if (last is var (known, found) && known == stamp) return found;

        var versions = await db.Set<DefinitionRow>().AsNoTracking()
            .Select(d => new { d.Id, d.ContentHash, d.Name, d.Version, IsUsable = d.UsableAsActivity && d.DeletedAt == null, d.IsPublished })
            .ToListAsync(stop);
        var changed = versions.Where(v => !byVersion.TryGetValue(v.Id, out var read) || read.Hash != v.ContentHash).Select(v => v.Id).ToList();
        foreach (var id in changed)
        {
            var row = await db.Set<DefinitionRow>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, stop);
            if (row is not null) byVersion[id] = (row.ContentHash, Read(row.Json));
        }

        foreach (var gone in byVersion.Keys.Except(versions.Select(v => v.Id))) byVersion.TryRemove(gone, out _);
        var usable = versions.Where(v => v.IsUsable).OrderBy(v => v.Id).Select(v => $"{v.Id} {v.ContentHash} {v.Name} {v.Version} {v.IsPublished}");
        found = new(Together(byVersion.Values.SelectMany(v => v.Types)), string.Join('\n', usable));
        last = (stamp, found);
        return found;
    }

    /// <summary>One line that is another one after every save, publishing and removal.</summary>
    private static async Task<string> StampAsync(CaseFlowDb db, CancellationToken stop)
    {
        var sums = await db.Set<DefinitionRow>().AsNoTracking().GroupBy(_ => 1).Select(all => new
        {
            Count = all.Count(),
            Saves = all.Sum(d => (long)d.Revision),
            Published = all.Sum(d => d.IsPublished ? (long)d.Version : 0),
            Usable = all.Sum(d => d.UsableAsActivity && d.DeletedAt == null ? 1L : 0),
            Changed = all.Max(d => d.UpdatedAt),
        }).FirstOrDefaultAsync(stop);
        return sums is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{sums.Count} {sums.Saves} {sums.Published} {sums.Usable} {sums.Changed:O}");
    }

    private static List<UsedType> Read(string json)
    {
        try
        {
            return Together(WorkflowDefinition.Read(json).Nodes.Skip(1).Select(n => new UsedType(n.Type, n.Version, PortsOf(n))));
        }
        catch (DefinitionException)
        {
            return []; // what cannot be read has no canvas
        }
    }

    private static List<UsedType> Together(IEnumerable<UsedType> types) =>
    [
        .. types.GroupBy(t => (t.TypeName, t.Version)).Select(g => new UsedType(g.Key.TypeName, g.Key.Version, Lines(g.SelectMany(t => t.PortNames))))
            .OrderBy(t => t.TypeName, StringComparer.Ordinal).ThenBy(t => t.Version),
    ];

    private static string PortsOf(ActivityNode node) => Lines((node.Parent?.Json["connections"] as JsonArray ?? []).OfType<JsonObject>()
        .Select(c => c["source"]).OfType<JsonObject>().Where(s => TextOf(s["activity"]) == node.Id).Select(s => TextOf(s["port"])).OfType<string>());

    private static string Lines(IEnumerable<string> names) => string.Join('\n', names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
