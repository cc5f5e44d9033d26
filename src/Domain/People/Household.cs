using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.People;

/// <summary>What a register says of a household; <see cref="Household"/> checks it.</summary>
/// <param name="RegionCode">12 digits: the village.</param>
/// <param name="MemberCount">Living members.</param>
public sealed record HouseholdDetails(
    string HouseholdNo,
    string RegionCode,
    string Address,
    PopulationType PopulationType,
    DateOnly RegisteredOn,
    int? LiftedOutYear,
    int MemberCount,
    Money AnnualNetIncome,
    int IncomeYear,
    int LabourCount,
    string? BankAccount);

/// <summary>The organisations of a household's village, by which it is seen.</summary>
public sealed record HouseholdPlace(Guid VillageId, Guid TownshipId);

/// <summary>户: who shares income and risk. Persons and their facts point here.</summary>
public sealed class Household
{
    public const int NumberMaxLength = 40;
    public const int AddressMaxLength = 200;

    private Household()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Unique in the county's register.</summary>
    public string HouseholdNo { get; private set; } = "";

    public string RegionCode { get; private set; } = "";

    public Guid VillageId { get; private set; }

    public Guid TownshipId { get; private set; }

    [Personal(PersonalKind.Address)]
    public string Address { get; private set; } = "";

    public PopulationType PopulationType { get; private set; }

    public DateOnly RegisteredOn { get; private set; }

    public int? LiftedOutYear { get; private set; }

    public int MemberCount { get; private set; }

    public Money AnnualNetIncome { get; private set; }

    public int IncomeYear { get; private set; }

    public int LabourCount { get; private set; }

    [Personal(PersonalKind.BankAccount)]
    public string? BankAccount { get; private set; }

    /// <summary>Null until the head's own row has been read.</summary>
    public Guid? HeadPersonId { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    private HouseholdDetails Details => new(
        HouseholdNo, RegionCode, Address, PopulationType, RegisteredOn, LiftedOutYear, MemberCount, AnnualNetIncome, IncomeYear, LabourCount, BankAccount);

    /// <exception cref="DomainException">As <see cref="PeopleErrors"/> says; nothing is made of a household that is not valid.</exception>
    public static Household Register(HouseholdDetails details, HouseholdPlace place, DateOnly today, DateTimeOffset now)
    {
        var household = new Household { Id = Ids.New(now) };
        household.Take(Checked(details, today), place, now);
        return household;
    }

    /// <summary>The register's row again. The number stays; everything else may change.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Update(HouseholdDetails details, HouseholdPlace place, DateOnly today, DateTimeOffset now)
    {
        var next = Checked(details, today) with { HouseholdNo = HouseholdNo };
        if (next == Details && place == new HouseholdPlace(VillageId, TownshipId))
        {
            return false;
        }

        Take(next, place, now);
        return true;
    }

    /// <returns>Whether the head changed.</returns>
    public bool HeadedBy(Person head, DateTimeOffset now)
    {
        if (HeadPersonId == head.Id)
        {
            return false;
        }

        HeadPersonId = head.Id;
        ChangedAt = now;
        return true;
    }

    /// <summary>V14: the stated count against the members we know to live there.</summary>
    public bool CountsRight(IEnumerable<Person> members, DateOnly today) => members.Count(m => m.LivesHereOn(today)) == MemberCount;

    private static HouseholdDetails Checked(HouseholdDetails given, DateOnly today)
    {
        var members = Check.Range(given.MemberCount, "memberCount", 1, 99);
        return given with
        {
            HouseholdNo = Check.Text(given.HouseholdNo, "householdNo", NumberMaxLength),
            RegionCode = Organisations.RegionCode.Parse(given.RegionCode).Value,
            Address = Check.Text(given.Address, "address", AddressMaxLength),
            RegisteredOn = Check.NotFuture(given.RegisteredOn, "registeredOn", today),
            LiftedOutYear = given.LiftedOutYear is { } year ? Check.Range(year, "liftedOutYear", 2000, today.Year) : null,
            AnnualNetIncome = Check.NotNegative(given.AnnualNetIncome, "annualNetIncome"),
            IncomeYear = Check.Range(given.IncomeYear, "incomeYear", 2000, today.Year),
            LabourCount = Check.Range(given.LabourCount, "labourCount", 0, 99) <= members
                ? given.LabourCount
                : throw PeopleErrors.MoreWorkersThanMembers(given.LabourCount, members),
            BankAccount = People.BankAccount.Parse(given.BankAccount),
        };
    }

    private void Take(HouseholdDetails details, HouseholdPlace place, DateTimeOffset now)
    {
        HouseholdNo = details.HouseholdNo;
        RegionCode = details.RegionCode;
        Address = details.Address;
        PopulationType = details.PopulationType;
        RegisteredOn = details.RegisteredOn;
        LiftedOutYear = details.LiftedOutYear;
        MemberCount = details.MemberCount;
        AnnualNetIncome = details.AnnualNetIncome;
        IncomeYear = details.IncomeYear;
        LabourCount = details.LabourCount;
        BankAccount = details.BankAccount;
        VillageId = place.VillageId;
        TownshipId = place.TownshipId;
        ChangedAt = now;
    }
}
