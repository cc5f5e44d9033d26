using System.Globalization;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Features.Demo;
using CaseFlow.Web.Features.Demo.Facts;

namespace CaseFlow.Web.Features.Trials;

/// <summary>Makes up the household of a trial as its administrator wants it: a head, and whoever else fits; one of them was in hospital last month.</summary>
internal static class InventedHousehold
{
    public const int MostMembers = 10;
    public const decimal MostYuan = 10_000_000;
    private const string Illness = "J18.9";
    private const int StayedDays = 12;

    private static readonly RelationToHead[] Relations =
    [
        RelationToHead.Head, RelationToHead.Spouse, RelationToHead.Child, RelationToHead.Parent, RelationToHead.Child, RelationToHead.Parent,
        RelationToHead.Sibling, RelationToHead.Child, RelationToHead.OtherRelative, RelationToHead.OtherRelative,
    ];

    /// <param name="choice">What it is to be like.</param>
    /// <param name="village">Where it lives.</param>
    /// <param name="hospital">Where one of them was; null: the county has none, so nobody was.</param>
    /// <param name="today">The county's date.</param>
    /// <exception cref="DomainException"><c>trial.out_of_range</c></exception>
    public static TrialHousehold Of(HouseholdChoice choice, OrgUnit village, OrgUnit? hospital, DateOnly today)
    {
        Demand(choice.Members, "members", 1, MostMembers);
        Demand(choice.Income, "income", 0, MostYuan);
        Demand(choice.Paid, "paid", 0, MostYuan);
        var random = new DemoRandom(seed: today.DayNumber, stream: choice.Members);
        var numbers = new DemoIdNumbers();
        var surname = DemoNames.Surname(random);
        var members = Relations.Take(choice.Members)
            .Select((relation, i) => Member(relation, i, random, numbers, surname, today))
            .ToList();
        if (hospital is not null && choice.Paid > 0)
        {
            members[0] = members[0] with { Claims = [Stay(Money.FromYuan(choice.Paid), hospital, today)] };
        }

        var details = new HouseholdDetails(
            "TRIAL-1", village.Code, "—", choice.Population, today.AddYears(-6), null, choice.Members, Money.FromYuan(choice.Income), today.Year - 1,
            Math.Min(choice.Members, 2), null);
        return new(details, new(village.Id, village.ParentId ?? village.Id), members, []);
    }

    private static void Demand(decimal given, string field, long least, decimal most)
    {
        if (given < least || given > most) throw TrialErrors.OutOfRange(field, least, (long)most);
    }

    private static TrialPerson Member(
        RelationToHead relation, int nth, DemoRandom random, DemoIdNumbers numbers, string surname, DateOnly today)
    {
        var sex = nth % 2 == 0 ? Sex.Male : Sex.Female;
        var age = relation switch
        {
            RelationToHead.Head or RelationToHead.Spouse or RelationToHead.Sibling => random.Between(38, 55),
            RelationToHead.Child => random.Between(4, 16),
            RelationToHead.Parent => random.Between(62, 80),
            _ => random.Between(30, 70),
        };
        var birth = today.AddYears(-age).AddDays(-random.Between(1, 300));
        var details = new PersonDetails(
            numbers.Next(random, birth, sex), DemoNames.Of(random, sex, surname), null, relation, null, false, false, null, null);
        var enrolment = new EnrolmentDetails(
            today.Year, true, InsuranceScheme.Resident, Money.FromYuan(400), Money.FromYuan(180), Money.FromYuan(220), SubsidyClass.Fixed,
            new(today.Year - 1, 11, 1));
        return new(details, [enrolment], [], []);
    }

    private static ExpenseDetails Stay(Money paid, OrgUnit hospital, DateOnly today)
    {
        var settled = today.AddDays(-10);
        return new(
            settled.ToString("yyyyMM", CultureInfo.InvariantCulture), "TRIAL-1", VisitType.Inpatient, hospital.Id, hospital.Level ?? InstitutionLevel.County,
            settled.AddDays(-StayedDays), settled, settled, Illness, paid, Money.Zero, paid, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero,
            Money.Zero, paid, PayAfterTreatment: false, Money.Zero, OneStop: false);
    }
}
