using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>Makes a household ill in plausible proportions: what its members have, and whom they saw in two years.</summary>
internal sealed class DemoIllness(DemoRandom random, DateOnly asOf, TownshipPlace township, VillagePlace village)
{
    // Feeds are of whole months: the first of 24 months ago until the last day of the last month.
    private readonly DateOnly first = new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(-24);
    private readonly DateOnly last = new DateOnly(asOf.Year, asOf.Month, 1).AddDays(-1);

    public List<DemoVisit> Visits { get; } = [];

    public void Befall(DemoMember member)
    {
        var age = member.AgeOn(asOf);
        Chronic(member, age);
        LongAgo(member, age);
        foreach (var disease in Times(age < 7 ? 2.2 : age >= 60 ? 2.4 : 1.1, DemoDiseases.Outpatient, member, age))
        {
            Outpatient(member, disease, VisitType.Outpatient);
        }

        foreach (var disease in Times(age >= 60 ? 0.36 : age < 7 ? 0.12 : 0.12, DemoDiseases.Inpatient, member, age))
        {
            Stay(member, disease.Icd10, random.Chance(0.45) ? InstitutionLevel.Township : InstitutionLevel.County, first, isTheStory: false);
        }
    }

    /// <summary>A long treatment in the year that counts: two or three stays, the costlier the higher the hospital.</summary>
    public void TreatLongFor(DemoMember member, InstitutionLevel level)
    {
        var disease = DemoDiseases.For(random, DemoDiseases.Inpatient, member.AgeOn(asOf), member.Sex)!;
        var stays = random.Between(2, 3);
        for (var i = 0; i < stays; i++)
        {
            Stay(member, disease.Icd10, level, asOf.AddMonths(-10), isTheStory: true);
        }
    }

    /// <summary>A major disease (or one that may be) found within the last ten months; treatment has begun.</summary>
    public bool FindMajor(DemoMember member, IReadOnlyList<DemoDisease> among)
    {
        if (DemoDiseases.For(random, among, member.AgeOn(asOf.AddMonths(-10)), member.Sex) is not { } disease)
        {
            return false;
        }

        var day = asOf.AddDays(-random.Between(4, 290));
        if (!member.IsThereOn(day.AddDays(-30)))
        {
            return false;
        }

        member.Diagnoses.Add(new(disease.Icd10, disease.Name, day, DemoPlaces.CountyHospitalCode));
        if (day.AddDays(15) < last)
        {
            Stay(member, disease.Icd10, InstitutionLevel.County, day.AddDays(12), isTheStory: false);
        }

        return true;
    }

    private void Chronic(DemoMember member, int age)
    {
        if (random.Chance(age >= 60 ? 0.46 : age >= 45 ? 0.20 : age >= 35 ? 0.06 : 0))
        {
            Manage(member, DemoDiseases.Hypertension);
        }

        if (random.Chance(age >= 60 ? 0.13 : age >= 45 ? 0.07 : age >= 35 ? 0.02 : 0))
        {
            Manage(member, DemoDiseases.Diabetes);
        }

        if (age >= 15 && random.Chance(0.002))
        {
            Manage(member, DemoDiseases.Tuberculosis);
        }

        if (age >= 20 && random.Chance(0.005))
        {
            Manage(member, DemoDiseases.MentalDisorder);
        }
    }

    /// <summary>Known for years, seen every few months.</summary>
    private void Manage(DemoMember member, DemoDisease disease)
    {
        var known = asOf.AddMonths(-random.Between(15, 110)).AddDays(-random.Between(0, 27));
        if (!member.IsThereOn(known))
        {
            return;
        }

        member.Diagnoses.Add(new(disease.Icd10, disease.Name, known, township.CentreCode));
        var visits = random.Between(3, 7);
        for (var i = 0; i < visits; i++)
        {
            Outpatient(member, disease, VisitType.ChronicOutpatient);
        }
    }

    /// <summary>A major disease that is no news.</summary>
    private void LongAgo(DemoMember member, int age)
    {
        if (age >= 30 && random.Chance(age >= 60 ? 0.03 : 0.006)
            && DemoDiseases.For(random, DemoDiseases.Major, age - 2, member.Sex) is { } disease)
        {
            var day = asOf.AddMonths(-random.Between(14, 20)).AddDays(-random.Between(1, 27));
            if (member.IsThereOn(day))
            {
                member.Diagnoses.Add(new(disease.Icd10, disease.Name, day, DemoPlaces.CountyHospitalCode));
            }
        }
    }

    private IEnumerable<DemoDisease> Times(double average, IReadOnlyList<DemoDisease> among, DemoMember member, int age)
    {
        for (var left = average * random.Spread(0.6); left > 0 && random.Chance(left); left--)
        {
            if (DemoDiseases.For(random, among, age, member.Sex) is { } disease)
            {
                yield return disease;
            }
        }
    }

    private void Outpatient(DemoMember member, DemoDisease disease, VisitType type)
    {
        var day = DayFrom(first);
        if (!member.IsThereOn(day))
        {
            return;
        }

        var (level, institution, usual) = random.Between(0, 9) switch
        {
            < 5 => (InstitutionLevel.Township, village.ClinicCode, 48),
            < 9 => (InstitutionLevel.Township, township.CentreCode, 95),
            _ => (InstitutionLevel.County, DemoPlaces.CountyHospitalCode, 260),
        };
        Visits.Add(new(member, day, 0, type, level, institution, disease.Icd10, Yuan(usual * random.Spread(0.5)), random.Of([0, 0, 0.05])));
    }

    private void Stay(DemoMember member, string icd10, InstitutionLevel level, DateOnly from, bool isTheStory)
    {
        var day = DayFrom(from < first ? first : from);
        var nights = random.Between(3, isTheStory ? 24 : 9);
        if (!member.IsThereOn(day.AddDays(-nights - 1)))
        {
            return;
        }

        var (institution, usual) = level switch
        {
            InstitutionLevel.Township => (township.CentreCode, 1_900),
            InstitutionLevel.County => (DemoPlaces.CountyHospitalCode, 5_600),
            _ => (DemoPlaces.PrefectureHospitalCode, 21_000),
        };
        var calm = random.Chance(0.96);
        Visits.Add(new(
            member, day, nights, VisitType.Inpatient, level, institution, icd10, Yuan(usual * random.Spread(0.35)), 0.02 + (random.Unit() * 0.06),
            Referred: level is InstitutionLevel.Township || random.Chance(0.9))
        {
            IsTheStory = isTheStory,
            OneStop = calm,
            Deposit = calm ? Money.Zero : Yuan(random.Between(3, 20) * 100),
        });
    }

    private DateOnly DayFrom(DateOnly from) => from > last ? last : from.AddDays(random.Between(0, last.DayNumber - from.DayNumber));

    private static Money Yuan(double yuan) => new((long)Math.Round(yuan * 100));
}
