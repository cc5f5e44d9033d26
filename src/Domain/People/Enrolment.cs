using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.People;

public enum InsuranceScheme
{
    Resident,
    Employee,
}

public enum SubsidyClass
{
    None,
    Fixed,
    Full,
}

/// <summary>What the insurer says of a person's year; <see cref="Enrolment"/> checks it.</summary>
/// <param name="Premium">Equals <paramref name="Subsidy"/> + <paramref name="SelfPaid"/>.</param>
/// <param name="EnrolledOn">Required of who is enrolled.</param>
public sealed record EnrolmentDetails(
    int Year,
    bool Enrolled,
    InsuranceScheme? Scheme,
    Money Premium,
    Money Subsidy,
    Money SelfPaid,
    SubsidyClass SubsidyClass,
    DateOnly? EnrolledOn,
    bool ECardActivated = false);

/// <summary>参保: one person, one year.</summary>
public sealed class Enrolment
{
    private Enrolment()
    {
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid HouseholdId { get; private set; }

    public int Year { get; private set; }

    public bool Enrolled { get; private set; }

    public InsuranceScheme? Scheme { get; private set; }

    public Money Premium { get; private set; }

    public Money Subsidy { get; private set; }

    public Money SelfPaid { get; private set; }

    public SubsidyClass SubsidyClass { get; private set; }

    public DateOnly? EnrolledOn { get; private set; }

    public bool ECardActivated { get; private set; }

    private EnrolmentDetails Details => new(Year, Enrolled, Scheme, Premium, Subsidy, SelfPaid, SubsidyClass, EnrolledOn, ECardActivated);

    /// <exception cref="DomainException">As <see cref="PeopleErrors"/> says.</exception>
    public static Enrolment Record(Guid personId, Guid householdId, EnrolmentDetails details, DateOnly today, DateTimeOffset now)
    {
        var enrolment = new Enrolment { Id = Ids.New(now), PersonId = personId, HouseholdId = householdId };
        enrolment.Take(Checked(details, today));
        return enrolment;
    }

    /// <summary>The insurer's row again, of the same year.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Update(EnrolmentDetails details, DateOnly today)
    {
        var next = Checked(details, today) with { Year = Year };
        if (next == Details)
        {
            return false;
        }

        Take(next);
        return true;
    }

    private static EnrolmentDetails Checked(EnrolmentDetails given, DateOnly today)
    {
        Check.Range(given.Year, "year", 2000, today.Year + 1);
        Check.NotNegative(given.Premium, "premium");
        Check.NotNegative(given.Subsidy, "subsidy");
        Check.NotNegative(given.SelfPaid, "selfPaid");
        Check.NotFuture(given.EnrolledOn, "enrolledOn", today);
        if (given.Enrolled && given.Scheme is null)
        {
            throw PeopleErrors.Missing("scheme");
        }

        if (given.Enrolled && given.EnrolledOn is null)
        {
            throw PeopleErrors.Missing("enrolledOn");
        }

        if (given.Premium != given.Subsidy + given.SelfPaid)
        {
            throw PeopleErrors.PremiumSum(given.Premium, given.Subsidy, given.SelfPaid);
        }

        return given.SubsidyClass is SubsidyClass.None && given.Subsidy > Money.Zero
            ? throw PeopleErrors.SubsidyWithoutClass(given.Subsidy)
            : given;
    }

    private void Take(EnrolmentDetails details)
    {
        Year = details.Year;
        Enrolled = details.Enrolled;
        Scheme = details.Scheme;
        Premium = details.Premium;
        Subsidy = details.Subsidy;
        SelfPaid = details.SelfPaid;
        SubsidyClass = details.SubsidyClass;
        EnrolledOn = details.EnrolledOn;
        ECardActivated = details.ECardActivated;
    }
}
