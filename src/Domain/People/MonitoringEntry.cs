using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.People;

public sealed record MonitoringDetails(MonitoringType MonitoringType, DateOnly RecognisedOn, DateOnly? RiskEliminatedOn);

/// <summary>A household's line on the monitoring list of the rural revitalisation bureau (S-List). Known again by household and day of recognition.</summary>
public sealed class MonitoringEntry
{
    private MonitoringEntry()
    {
    }

    public Guid Id { get; private set; }

    public Guid HouseholdId { get; private set; }

    public MonitoringType MonitoringType { get; private set; }

    public DateOnly RecognisedOn { get; private set; }

    /// <summary>From this day the bureau holds the risk for eliminated.</summary>
    public DateOnly? RiskEliminatedOn { get; private set; }

    /// <summary>The case that ended as rejected or duplicate with this entry before it: it opens no further one, though it still shows and still
    /// forbids closing.</summary>
    public Guid? DeclinedInCaseId { get; private set; }

    /// <exception cref="DomainException">As <see cref="PeopleErrors"/> says.</exception>
    public static MonitoringEntry Record(Guid householdId, MonitoringDetails details, DateOnly today, DateTimeOffset now)
    {
        Verify(details, today);
        return new()
        {
            Id = Ids.New(now),
            HouseholdId = householdId,
            MonitoringType = details.MonitoringType,
            RecognisedOn = details.RecognisedOn,
            RiskEliminatedOn = details.RiskEliminatedOn,
        };
    }

    /// <summary>The list's row again, of the same day of recognition.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Update(MonitoringDetails details, DateOnly today)
    {
        Verify(details, today);
        if (MonitoringType == details.MonitoringType && RiskEliminatedOn == details.RiskEliminatedOn)
        {
            return false;
        }

        MonitoringType = details.MonitoringType;
        RiskEliminatedOn = details.RiskEliminatedOn;
        DeclinedInCaseId = null;
        return true;
    }

    public bool IsOpenOn(DateOnly day) => RecognisedOn <= day && !(RiskEliminatedOn <= day);

    public void Decline(Guid caseId) => DeclinedInCaseId = caseId;

    private static void Verify(MonitoringDetails given, DateOnly today)
    {
        Check.NotFuture(given.RecognisedOn, "recognisedOn", today);
        Check.NotFuture(given.RiskEliminatedOn, "riskEliminatedOn", today);
        Check.Order(given.RecognisedOn, "recognisedOn", given.RiskEliminatedOn, "riskEliminatedOn");
    }
}
