using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Editing;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>GET /workflow-definitions</c>: the list, filtered and in pages that count from 0; at most <see cref="PageOf.LargestSize"/> rows, also when no
/// page is asked for.</summary>
internal static class ListElsaDefinitions
{
    internal sealed record Answer(JsonArray Links, IReadOnlyList<ElsaDefinitionSummary> Items, int TotalCount);

    public static void Map(RouteGroupBuilder elsa) => elsa.MapGet("/workflow-definitions", async (
        HttpRequest request, IMediator mediator, Seats seats, CancellationToken stop) =>
    {
        var asked = new ElsaQuery(request.Query);
        var found = IsNone(asked) ? new Page<DefinitionSummary>([], 0) : await mediator.Send(QueryOf(asked), stop);
        var closed = await seats.HeldByOthersAsync([.. found.Items.Select(d => d.DefinitionId)], stop);
        var rows = await mediator.Send(new LocalNames.Query(found.Items), stop);
        return ElsaJson.Ok(new Answer(
            ElsaDefinition.ListLinks(), [.. rows.Select(d => ElsaDefinitionSummary.Of(d, !closed.Contains(d.DefinitionId)))], found.Total));
    });

    // There are no system definitions, no labels, and one way to keep a definition.
    private static bool IsNone(ElsaQuery asked) =>
        asked.Flag("IsSystem") == true || asked.All("label").Count > 0 || asked.Text("materializer") is { } kind && kind != ElsaDefinitionSummary.Json;

    private static ListDefinitions.Query QueryOf(ElsaQuery asked)
    {
        var order = Enum.TryParse<ListDefinitions.Order>(asked.Text("OrderBy"), ignoreCase: true, out var by) ? by : ListDefinitions.Order.Name;
        var descending = asked.Text("OrderDirection") is { } direction
            ? direction.StartsWith("Desc", StringComparison.OrdinalIgnoreCase)
            : order is not ListDefinitions.Order.Name;
        return new(
            VersionChoice.Parse(asked.Text("versionOptions"), VersionChoice.All),
            asked.Text("SearchTerm"),
            asked.All("DefinitionIds"),
            [.. asked.All("Ids").Select(id => Guid.TryParse(id, out var version) ? version : Guid.Empty)], // an id that is none finds none
            Order: order,
            Descending: descending,
            Page: asked.Number("Page") is { } page ? page + 1 : null,
            PageSize: asked.Number("PageSize") ?? PageOf.LargestSize);
    }
}
