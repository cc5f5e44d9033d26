using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>The demo county's people. The same seed and day give the same people in the same order, and the first thousand of a larger county are
/// those of a smaller one; so a run that was broken off goes on behind the last household that is there.</summary>
internal sealed class DemoPopulation(int seed, DateOnly asOf)
{
    private static readonly IReadOnlyList<(TownshipPlace Township, VillagePlace Village)> Villages =
        [.. DemoPlaces.Townships.SelectMany(t => DemoPlaces.VillagesOf(t).Select(v => (t, v)))];

    private readonly DemoIdNumbers numbers = new();

    public IEnumerable<DemoHousehold> Households(int count)
    {
        for (var number = 0; number < count; number++)
        {
            yield return Household(number, new DemoRandom(seed, number));
        }
    }

    private DemoHousehold Household(int number, DemoRandom random)
    {
        var (township, village) = random.Of(Villages);
        var scenario = DemoScenarios.Scenario(random);
        var population = DemoScenarios.Population(random, scenario);
        var family = DemoFamily.Of(random, scenario, asOf);
        var living = family.Count(m => m.IsHere);
        foreach (var member in family)
        {
            member.Enrolled = !random.Chance(0.021);
        }

        var perMember = DemoScenarios.IncomePerMember(population) * random.Spread(0.22);
        perMember = scenario switch
        {
            DemoScenario.LittleLeft => 7_300 + random.Between(0, 900),
            DemoScenario.IncomeShare => 12_600 + random.Between(0, 900),
            DemoScenario.HouseholdCost => Math.Max(perMember, 6_600 + (13_000.0 / living)),
            _ => Math.Max(perMember, 8_300),
        };
        var income = new Money((long)(perMember * living) / 10 * 1000);

        var illness = new DemoIllness(random, asOf, township, village);
        family.ForEach(illness.Befall);
        var settled = Settle(random, scenario, family, illness, new DemoBurden(population, asOf, living, income.Yuan), income.Yuan, living);

        var details = new HouseholdDetails(
            $"{village.Code}{number:00000}",
            village.Code,
            $"云南省蒙自市{township.Name}{village.Name}{random.Between(1, 9)}组{random.Between(1, 99)}号",
            population,
            RegisteredOn(random, population),
            population is PopulationType.LiftedOut or PopulationType.UnstableLiftedOut ? Math.Min(asOf.Year, random.Between(2016, 2020)) : null,
            living,
            income,
            asOf.Year - 1,
            family.Count(m => m.IsHere && m.AgeOn(asOf) is >= 16 and < 60 && random.Chance(0.92)),
            random.Chance(0.9) ? "0000" + random.Digits(15) : null);
        return new(number, details, [.. family.Select((m, i) => Person(random, m, population, settled, $"{number:000000}-{i}"))], Listed(random, population));
    }

    private static List<DemoSettlement> Settle(
        DemoRandom random, DemoScenario scenario, List<DemoMember> family, DemoIllness illness, DemoBurden burden, decimal income, int members)
    {
        var patient = family.Where(m => m.IsHere).MinBy(m => m.Birth)!;
        switch (scenario)
        {
            case DemoScenario.HouseholdCost:
                illness.TreatLongFor(patient, InstitutionLevel.Prefecture);
                return burden.Tell(illness.Visits, 10_050, 12_500, null);
            case DemoScenario.IncomeShare:
                illness.TreatLongFor(patient, InstitutionLevel.County);
                return burden.Tell(illness.Visits, income * 0.503m, Math.Min(income * 0.53m, income - 6_020), null);
            case DemoScenario.PersonCost:
                illness.TreatLongFor(patient, InstitutionLevel.Prefecture);
                return burden.Tell(illness.Visits, 13_000, 26_000, patient);
            case DemoScenario.LittleLeft:
                illness.TreatLongFor(patient, InstitutionLevel.County);
                var over = income - (6_000 * members);
                return burden.Tell(illness.Visits, over + 300, over + 3_000, null);
            case DemoScenario.MajorDisease or DemoScenario.DoubtfulDisease:
                var among = scenario is DemoScenario.MajorDisease ? DemoDiseases.Major : DemoDiseases.Doubtful;
                foreach (var member in family.Where(m => m.IsHere).OrderBy(_ => random.Unit()).ToList())
                {
                    if (illness.FindMajor(member, among))
                    {
                        break;
                    }
                }

                return burden.Calm(illness.Visits);
            default:
                return burden.Calm(illness.Visits);
        }
    }

    private DemoPerson Person(DemoRandom random, DemoMember member, PopulationType population, List<DemoSettlement> settled, string claimStem)
    {
        var age = member.AgeOn(asOf);
        var idNo = numbers.Next(random, member.Birth, member.Sex);
        var disabled = age >= 10 && random.Chance(age >= 60 ? 0.07 : 0.025);
        var details = new PersonDetails(
            idNo,
            member.Name,
            age >= 16 && random.Chance(0.85) ? "12" + random.Digits(9) : null,
            member.Relation,
            disabled ? $"{idNo}{random.Between(1, 7)}{random.Of([1, 2, 2, 3, 3, 4, 4])}" : null,
            age >= 65 && random.Chance(0.06),
            age >= 49 && random.Chance(0.003),
            member.DiedOn,
            member.MovedOutOn);
        var claims = settled.Where(s => s.Visit.Who == member)
            .Select((s, i) => Claim(s, $"{s.Visit.Settled:yyyyMM}-{claimStem}-{i}", population)).ToList();
        return new(details, Enrolments(random, member, population), member.Diagnoses, claims);
    }

    private List<EnrolmentDetails> Enrolments(DemoRandom random, DemoMember member, PopulationType population)
    {
        List<EnrolmentDetails> years = [];
        foreach (var year in new[] { asOf.Year - 1, asOf.Year })
        {
            var paidOn = new DateOnly(year - 1, 9, 1).AddDays(random.Between(0, 115));
            if (member.Birth.Year > year || (member.Birth.Year < year && !member.IsThereOn(new DateOnly(year, 1, 1))))
            {
                continue; // not yet born, or dead or gone before the year began
            }

            if (year == asOf.Year && !member.Enrolled)
            {
                // The insurer lists some of them as not enrolled and does not know of the others.
                if (random.Chance(0.5))
                {
                    years.Add(new(year, false, null, Money.Zero, Money.Zero, Money.Zero, SubsidyClass.None, null));
                }

                continue;
            }

            var premium = Money.FromYuan(year >= 2025 ? 400 : 320);
            var subsidyClass = DemoScenarios.Subsidy(population);
            var subsidy = subsidyClass switch
            {
                SubsidyClass.Full => premium,
                SubsidyClass.Fixed => Money.FromYuan(180),
                _ => Money.Zero,
            };
            var enrolledOn = member.Birth > paidOn ? member.Birth.AddDays(25) : paidOn;
            if (enrolledOn <= asOf)
            {
                years.Add(new(year, true, InsuranceScheme.Resident, premium, subsidy, premium - subsidy, subsidyClass, enrolledOn, random.Chance(0.6)));
            }
        }

        return years;
    }

    private static DemoClaim Claim(DemoSettlement settled, string claimNo, PopulationType population)
    {
        var visit = settled.Visit;
        var stay = visit.Type is VisitType.Inpatient;
        var eligible = population is not (PopulationType.OrdinaryRural or PopulationType.LowIncome);
        return new(visit.Institution, new ExpenseDetails(
            $"{visit.Settled:yyyyMM}",
            claimNo,
            visit.Type,
            Guid.Empty,
            visit.Level,
            stay ? visit.Settled.AddDays(-visit.Nights) : null,
            stay ? visit.Settled : null,
            visit.Settled,
            visit.Icd10,
            visit.Total,
            settled.SelfFunded,
            settled.Compliant,
            settled.Paid.Basic,
            settled.Paid.Major,
            settled.Paid.Aid,
            Money.Zero,
            Money.Zero,
            Money.Zero,
            settled.PersonalPaid,
            PayAfterTreatment: stay && eligible,
            stay ? visit.Deposit : Money.Zero,
            visit.OneStop,
            stay && visit.Referred && visit.Level is not InstitutionLevel.Township ? "R" + claimNo : null));
    }

    private DateOnly RegisteredOn(DemoRandom random, PopulationType population)
    {
        var from = population is PopulationType.EdgeHousehold or PopulationType.SuddenHardship ? new DateOnly(2020, 3, 1) : new DateOnly(2014, 5, 1);
        var day = from.AddDays(random.Between(0, 900));
        return day < asOf ? day : asOf.AddDays(-90);
    }

    /// <summary>Of ten monitored households nine are off the list again.</summary>
    private MonitoringDetails? Listed(DemoRandom random, PopulationType population)
    {
        if (DemoScenarios.Monitored(population) is not { } type)
        {
            return null;
        }

        var open = random.Chance(0.1);
        var recognised = asOf.AddDays(-(open ? random.Between(3, 60) : random.Between(500, 1100)));
        return new(type, recognised, open ? null : recognised.AddDays(random.Between(200, 480)));
    }
}
