using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Tests.Detection;

/// <summary>A household for rules to look at, as of 2021-07-15 unless said otherwise.</summary>
internal sealed class TestHousehold
{
    public static readonly DateOnly AsOf = new(2021, 7, 15);

    private readonly List<PersonFacts> persons = [];
    private readonly List<ClaimFacts> claims = [];
    private readonly List<AidFacts> aid = [];
    private readonly List<DiagnosisFacts> diagnoses = [];
    private readonly List<ListEntryFacts> entries = [];
    private readonly HashSet<int> enrolmentYears = [];
    private readonly decimal income;
    private readonly int members;
    private readonly PopulationType population;

    /// <summary>Every member is grown up and enrolled.</summary>
    public TestHousehold(int members, decimal income, PopulationType population = PopulationType.LiftedOut)
    {
        this.members = members;
        this.income = income;
        this.population = population;
        for (var i = 0; i < members; i++)
        {
            persons.Add(new(Guid.CreateVersion7(), new(1980, 1, 1), true, new HashSet<int> { 2021 }, new HashSet<int>()));
        }
    }

    public Guid Patient => persons[0].Id;

    public Guid SecondPatient => persons[1].Id;

    public TestHousehold Paid(decimal yuan, DateOnly? on = null, bool judged = false, Guid? by = null, decimal selfFunded = 0)
    {
        claims.Add(new(by ?? Patient, on ?? new(2021, 6, 1), Money.FromYuan(yuan), Money.FromYuan(selfFunded), judged));
        return this;
    }

    public TestHousehold Helped(decimal yuan, bool judged = false)
    {
        aid.Add(new(Patient, new(2021, 6, 20), Money.FromYuan(yuan), judged));
        return this;
    }

    public TestHousehold Diagnosed(string icd10, DateOnly? on = null, bool raised = false, bool? confirmed = null)
    {
        diagnoses.Add(new(Guid.CreateVersion7(), Patient, Icd10.Parse(icd10), on ?? new(2021, 6, 1), raised, confirmed));
        return this;
    }

    public TestHousehold Born(DateOnly on)
    {
        persons[0] = persons[0] with { BirthDate = on };
        return this;
    }

    public TestHousehold NotEnrolled()
    {
        persons[0] = persons[0] with { EnrolledYears = new HashSet<int>() };
        return this;
    }

    public TestHousehold SaidNotToBeEnrolled()
    {
        persons[0] = persons[0] with { EnrolledYears = new HashSet<int>(), NotEnrolledYears = new HashSet<int> { 2021 } };
        return this;
    }

    public TestHousehold WithEnrolmentsOf(int year)
    {
        enrolmentYears.Add(year);
        return this;
    }

    public TestHousehold Listed(DateOnly recognised, DateOnly? eliminated = null, bool declined = false)
    {
        entries.Add(new(Guid.CreateVersion7(), recognised, eliminated, declined));
        return this;
    }

    public Evaluation Evaluate(RiskPolicy? policy = null, DateOnly? asOf = null) =>
        new Detector(Detector.AllRules).Evaluate(Facts, policy ?? Seeds.Policy, asOf ?? AsOf);

    private HouseholdFacts Facts => new(
        Guid.CreateVersion7(), "532503105901", population, Money.FromYuan(income), members, persons, claims, aid, diagnoses, entries, enrolmentYears);
}
