using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>The rows of a list with the names and descriptions that the reader's language has for them. A version's texts are read again only after a save.</summary>
internal sealed class LocalNames
{
    /// <param name="Rows">Of one page.</param>
    internal sealed record Query(IReadOnlyList<DefinitionSummary> Rows) : IQuery<IReadOnlyList<DefinitionSummary>>;

    private readonly ConcurrentDictionary<(Guid Version, int Revision), Pairs> known = new();

    private sealed record Pairs(JsonObject? Names, JsonObject? Descriptions);

    internal sealed class Handler(CaseFlowDb db, LocalNames names) : IRequestHandler<Query, IReadOnlyList<DefinitionSummary>>
    {
        public async Task<IReadOnlyList<DefinitionSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var unread = request.Rows.Where(r => !names.known.ContainsKey((r.Id, r.Revision))).Select(r => r.Id).ToList();
            var rows = unread.Count == 0 ? [] : await db.Set<DefinitionRow>().AsNoTracking().Where(d => unread.Contains(d.Id))
                .Select(d => new { d.Id, d.Revision, d.Json }).ToListAsync(cancellationToken);
            foreach (var row in rows) names.known[(row.Id, row.Revision)] = Read(row.Json);
            return [.. request.Rows.Select(r => Said(r, names.known.GetValueOrDefault((r.Id, r.Revision))))];
        }

        private static DefinitionSummary Said(DefinitionSummary row, Pairs? pairs) => pairs is null ? row : row with
        {
            Name = Localised.In(Texts.Language, row.Name, pairs.Names) ?? row.Name,
            Description = Localised.In(Texts.Language, row.Description, pairs.Descriptions),
        };

        private static Pairs Read(string json)
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 256 });
            return document.RootElement.TryGetProperty("customProperties", out var properties) && properties.ValueKind is JsonValueKind.Object
                ? new(PairIn(properties, "names"), PairIn(properties, "descriptions"))
                : new(null, null);
        }

        private static JsonObject? PairIn(JsonElement properties, string member) =>
            properties.TryGetProperty(member, out var pair) && pair.ValueKind is JsonValueKind.Object ? JsonObject.Create(pair.Clone()) : null;
    }
}
