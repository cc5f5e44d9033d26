using System.Text.Json;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Moving;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Moves;

/// <summary>A move and how far it is.</summary>
/// <param name="Waiting">Instances whose turn has not come; of a cancelled move those that stayed where they were.</param>
/// <param name="Mapping">Activities whose place another takes, as it was asked for.</param>
public sealed record MoveSummary(
    Guid Id,
    string DefinitionId,
    Guid ToVersionId,
    MoveStatus Status,
    int Total,
    int Moved,
    int Refused,
    int Waiting,
    IReadOnlyDictionary<string, string> Mapping,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    internal static MoveSummary Of(MoveRow row) => new(
        row.Id,
        row.DefinitionId,
        row.ToVersionId,
        row.Status,
        row.Total,
        row.Moved,
        row.Refused,
        row.Total - row.Moved - row.Refused,
        MoveJson.Mapping(row.Mapping),
        row.CreatedAt,
        row.FinishedAt);
}

/// <param name="Reasons">Why it was refused.</param>
public sealed record MoveItemSummary(Guid InstanceId, Guid FromVersionId, MoveItemStatus Status, IReadOnlyList<MoveReason> Reasons, DateTimeOffset? DoneAt)
{
    internal static MoveItemSummary Of(MoveItemRow row, Texts texts) =>
        new(row.InstanceId, row.FromVersionId, row.Status, [.. MoveJson.Obstacles(row.Reasons).Select(o => MoveReason.Of(o, texts))], row.DoneAt);
}

/// <param name="Text">In the reader's language.</param>
public sealed record MoveReason(string Code, string ActivityId, string Subject, string Text)
{
    internal static MoveReason Of(MoveObstacle obstacle, Texts texts) => new(
        obstacle.Code,
        obstacle.ActivityId,
        obstacle.Subject,
        texts.Say($"move.obstacle.{obstacle.Code}", ("activity", obstacle.ActivityId), ("subject", obstacle.Subject)));
}

/// <summary>What a move's rows keep as JSON.</summary>
internal static class MoveJson
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    public static string? Of<T>(IReadOnlyCollection<T>? values) => values is { Count: > 0 } ? JsonSerializer.Serialize<object>(values, JsonSerializerOptions.Web) : null;

    public static IReadOnlyDictionary<string, string> Mapping(string? json) =>
        json is null ? Nothing : JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Web)!;

    public static IReadOnlyList<MoveObstacle> Obstacles(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<MoveObstacle>>(json, JsonSerializerOptions.Web)!;
}
