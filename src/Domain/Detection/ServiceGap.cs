using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Detection;

/// <summary>A Yellow hit that somebody must close, or a question to the expert panel: a task on the household, without a case.</summary>
public sealed class ServiceGap
{
    private ServiceGap()
    {
    }

    public Guid Id { get; private set; }

    public Guid HouseholdId { get; private set; }

    public Guid? PersonId { get; private set; }

    public string Rule { get; private set; } = "";

    /// <summary>The diagnosis the expert panel is asked about.</summary>
    public Guid? SourceId { get; private set; }

    /// <summary>Rule, person, source and year: the same gap is opened once.</summary>
    public string Key { get; private set; } = "";

    public Guid? TaskId { get; private set; }

    public DateOnly FoundOn { get; private set; }

    /// <summary>When the rule no longer found it.</summary>
    public DateOnly? GoneOn { get; private set; }

    public static string KeyOf(RuleHit hit, DateOnly asOf) => $"{hit.Key}:{asOf.Year}";

    public static ServiceGap Open(Guid householdId, RuleHit hit, DateOnly asOf, DateTimeOffset now) => new()
    {
        Id = Ids.New(now),
        HouseholdId = householdId,
        PersonId = hit.PersonId,
        Rule = hit.Rule,
        SourceId = hit.SourceId,
        Key = KeyOf(hit, asOf),
        FoundOn = asOf,
    };

    public void Ask(Guid taskId) => TaskId = taskId;

    public void Gone(DateOnly on) => GoneOn ??= on;
}
