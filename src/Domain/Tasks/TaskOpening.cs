using System.Text.Json.Nodes;

namespace CaseFlow.Domain.Tasks;

/// <summary>Everything a new task is made from. Organisation, role and scope stand on the task itself, so it needs no case.</summary>
public sealed record TaskOpening
{
    public required string Kind { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>case | household | person | institution | organisation | referral | finding | report.</summary>
    public required string SubjectType { get; init; }

    public required Guid SubjectId { get; init; }

    public Guid? CaseId { get; init; }

    public string? CaseNumber { get; init; }

    public Guid? HouseholdId { get; init; }

    public required string Role { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>The township whose caseload it counts to; null for tasks above the townships.</summary>
    public Guid? TownshipId { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>The last instant of <see cref="DueOn"/> in the county: the first of the next day.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required Form Form { get; init; }

    public required IReadOnlyList<TaskOutcome> Outcomes { get; init; }

    public JsonObject? Parameters { get; init; }

    public Guid? BookmarkId { get; init; }

    public Guid? InstanceId { get; init; }

    /// <summary>The activity execution that asked: it opens one task, however often it asks.</summary>
    public Guid? ExecutionId { get; init; }

    /// <summary>Why it came back, in the words of whoever returned it.</summary>
    public string? ReturnedBecause { get; init; }
}
