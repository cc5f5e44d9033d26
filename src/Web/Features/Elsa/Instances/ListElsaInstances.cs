using System.Text.Json;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary><c>POST /workflow-instances</c> and <c>GET /workflow-instances</c>: the list, filtered and in pages that count from 0.</summary>
internal static class ListElsaInstances
{
    /// <param name="IsSystem">No instance of ours is the system's.</param>
    internal sealed record Body(
        int? Page = null,
        int? PageSize = null,
        string? SearchTerm = null,
        string? DefinitionId = null,
        IReadOnlyList<string>? DefinitionIds = null,
        string? CorrelationId = null,
        string? Name = null,
        int? Version = null,
        bool? HasIncidents = null,
        bool? IsSystem = null,
        string? Status = null,
        IReadOnlyList<string>? Statuses = null,
        string? SubStatus = null,
        IReadOnlyList<string>? SubStatuses = null,
        string? OrderBy = null,
        string? OrderDirection = null,
        IReadOnlyList<ElsaTimestampFilter>? TimestampFilters = null);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-instances", (JsonElement? body, IMediator mediator, CancellationToken stop) => AnswerAsync(Read(body), mediator, stop));
        elsa.MapGet("/workflow-instances", (HttpRequest request, IMediator mediator, CancellationToken stop) =>
            AnswerAsync(Read(request.Query), mediator, stop));
    }

    private static async Task<IResult> AnswerAsync(Body body, IMediator mediator, CancellationToken stop)
    {
        var order = OrderOf(body.OrderBy);
        var isAscending = body.OrderDirection is { Length: > 0 } direction
            ? string.Equals(direction, "Ascending", StringComparison.OrdinalIgnoreCase)
            : order is ListInstances.Order.Name;
        var query = new ListInstances.Query(FilterOf(body), Slice.OfPage(body.Page, body.PageSize), order, isAscending);
        if (body.IsSystem is true) return ElsaJson.Ok(new ElsaPage<ElsaInstance>([], 0));

        var found = await mediator.Send(query, stop);
        return ElsaJson.Ok(new ElsaPage<ElsaInstance>([.. found.Items.Select(i => ElsaInstance.Of(i))], found.Total));
    }

    private static ListInstances.Filter FilterOf(Body body) => new(
        Definitions: Both(body.DefinitionId, body.DefinitionIds),
        Version: body.Version,
        CorrelationId: body.CorrelationId,
        Statuses: Named<WorkflowStatus>(Both(body.Status, body.Statuses), "statuses"),
        SubStatuses: Named<WorkflowSubStatus>(Both(body.SubStatus, body.SubStatuses), "subStatuses"),
        HasIncidents: body.HasIncidents,
        Q: body.SearchTerm is { Length: > 0 } ? body.SearchTerm : body.Name,
        Times: [.. (body.TimestampFilters ?? []).Select(f => f.Read())]);

    // Elsa's server says UpdatedAt, its tools LastExecuted.
    private static ListInstances.Order OrderOf(string? name) => name switch
    {
        null or "" => ListInstances.Order.Created,
        "UpdatedAt" => ListInstances.Order.LastExecuted,
        _ => Enum.TryParse<ListInstances.Order>(name, ignoreCase: true, out var order) ? order : throw InstanceErrors.FilterMalformed("orderBy"),
    };

    private static List<string> Both(string? one, IReadOnlyList<string>? many) =>
        [.. new[] { one }.Concat(many ?? []).OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Take(Slice.MostRows)];

    private static List<T> Named<T>(List<string> names, string member)
        where T : struct, Enum => names.ConvertAll(n => Enum.TryParse<T>(n, ignoreCase: true, out var named) ? named : throw InstanceErrors.FilterMalformed(member));

    private static Body Read(JsonElement? body)
    {
        try
        {
            return body?.Deserialize<Body>(ElsaJson.Options) ?? new();
        }
        catch (JsonException malformed)
        {
            throw InstanceErrors.FilterMalformed(malformed.Path ?? "$");
        }
    }

    private static Body Read(IQueryCollection query) => new(
        Number(query, "page"),
        Number(query, "pageSize"),
        Text(query, "searchTerm"),
        Text(query, "definitionId"),
        [.. query["definitionIds"].OfType<string>()],
        Text(query, "correlationId"),
        Text(query, "name"),
        Number(query, "version"),
        Flag(query, "hasIncidents"),
        Flag(query, "isSystem"),
        Text(query, "status"),
        [.. query["statuses"].OfType<string>()],
        Text(query, "subStatus"),
        [.. query["subStatuses"].OfType<string>()],
        Text(query, "orderBy"),
        Text(query, "orderDirection"));

    private static string? Text(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value, ..] ? value : null;

    private static int? Number(IQueryCollection query, string name) => int.TryParse(Text(query, name), out var value) ? value : null;

    private static bool? Flag(IQueryCollection query, string name) => bool.TryParse(Text(query, name), out var value) ? value : null;
}
