using System.Text.Json;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary><c>POST /workflow-instances</c> and <c>GET /workflow-instances</c>: the list, filtered and in pages that count from 0.</summary>
internal static class ListElsaInstances
{
    /// <param name="TimestampFilters">Of these, bounds on <c>CreatedAt</c> are heard.</param>
    internal sealed record Body(
        int? Page = null,
        int? PageSize = null,
        string? SearchTerm = null,
        string? DefinitionId = null,
        IReadOnlyList<string>? DefinitionIds = null,
        string? CorrelationId = null,
        int? Version = null,
        bool? HasIncidents = null,
        string? Status = null,
        IReadOnlyList<string>? Statuses = null,
        string? SubStatus = null,
        IReadOnlyList<string>? SubStatuses = null,
        string? OrderBy = null,
        string? OrderDirection = null,
        IReadOnlyList<TimestampFilter>? TimestampFilters = null);

    internal sealed record TimestampFilter(string? Column, string? Operator, DateTimeOffset? Timestamp);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-instances", (JsonElement? body, IMediator mediator, CancellationToken stop) =>
            AnswerAsync(body?.Deserialize<Body>(ElsaJson.Options) ?? new(), mediator, stop));
        elsa.MapGet("/workflow-instances", (HttpRequest request, IMediator mediator, CancellationToken stop) =>
            AnswerAsync(Read(request.Query), mediator, stop));
    }

    private static async Task<IResult> AnswerAsync(Body body, IMediator mediator, CancellationToken stop)
    {
        var order = Enum.TryParse<ListInstances.Order>(body.OrderBy, ignoreCase: true, out var by) ? by : ListInstances.Order.Created;
        var found = await mediator.Send(
            new ListInstances.Query(
                FilterOf(body),
                Slice.OfPage(body.Page, body.PageSize),
                order,
                string.Equals(body.OrderDirection, "Ascending", StringComparison.OrdinalIgnoreCase)),
            stop);
        return ElsaJson.Ok(new ElsaPage<ElsaInstance>([.. found.Items.Select(i => ElsaInstance.Of(i))], found.Total));
    }

    private static ListInstances.Filter FilterOf(Body body) => new(
        Definitions: Both(body.DefinitionId, body.DefinitionIds),
        Version: body.Version,
        CorrelationId: body.CorrelationId,
        Statuses: Named<WorkflowStatus>(Both(body.Status, body.Statuses)),
        SubStatuses: Named<WorkflowSubStatus>(Both(body.SubStatus, body.SubStatuses)),
        HasIncidents: body.HasIncidents,
        Q: body.SearchTerm,
        CreatedFrom: Bound(body, "GreaterThan"),
        CreatedBefore: Bound(body, "LessThan"));

    private static List<string> Both(string? one, IReadOnlyList<string>? many) =>
        [.. new[] { one }.Concat(many ?? []).OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Take(Slice.MostRows)];

    private static List<T> Named<T>(List<string> names)
        where T : struct, Enum => [.. names.Where(n => Enum.TryParse<T>(n, ignoreCase: true, out _)).Select(n => Enum.Parse<T>(n, ignoreCase: true))];

    private static DateTimeOffset? Bound(Body body, string comparison) => (body.TimestampFilters ?? [])
        .FirstOrDefault(f => f.Column is null or "CreatedAt" && f.Operator?.StartsWith(comparison, StringComparison.Ordinal) == true)?.Timestamp;

    private static Body Read(IQueryCollection query) => new(
        Number(query, "page"),
        Number(query, "pageSize"),
        Text(query, "searchTerm"),
        Text(query, "definitionId"),
        [.. query["definitionIds"].OfType<string>()],
        Text(query, "correlationId"),
        Number(query, "version"),
        bool.TryParse(Text(query, "hasIncidents"), out var incidents) ? incidents : null,
        Text(query, "status"),
        [.. query["statuses"].OfType<string>()],
        Text(query, "subStatus"),
        [.. query["subStatuses"].OfType<string>()],
        Text(query, "orderBy"),
        Text(query, "orderDirection"));

    private static string? Text(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value, ..] ? value : null;

    private static int? Number(IQueryCollection query, string name) => int.TryParse(Text(query, name), out var value) ? value : null;
}
