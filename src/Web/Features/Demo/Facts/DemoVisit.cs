using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>A visit before it is settled.</summary>
internal sealed record DemoVisit(
    DemoMember Who,
    DateOnly Settled,
    int Nights,
    VisitType Type,
    InstitutionLevel Level,
    string Institution,
    string Icd10,
    Money Total,
    double SelfFundedShare,
    bool Referred = true)
{
    /// <summary>Written for the household's scenario: its cost is set so that the scenario comes true.</summary>
    public bool IsTheStory { get; init; }

    public bool OneStop { get; init; } = true;

    public Money Deposit { get; init; }
}

/// <summary>A settled visit: V4 and V5 hold to the fen.</summary>
internal sealed record DemoSettlement(DemoVisit Visit, Money SelfFunded, BenefitLayers.Paid Paid)
{
    public Money Compliant => Visit.Total - SelfFunded;

    public Money PersonalPaid => Visit.Total - Paid.All;

    /// <summary>Settles all visits of a household in order of date; each person's layers begin anew with each year.</summary>
    public static List<DemoSettlement> Of(IEnumerable<DemoVisit> visits, PopulationType population, int thisYear)
    {
        Dictionary<(DemoMember, int), BenefitLayers> layers = [];
        List<DemoSettlement> settled = [];
        foreach (var visit in visits.OrderBy(v => v.Settled).ThenBy(v => v.Total.Fen))
        {
            var year = visit.Settled.Year;
            if (!layers.TryGetValue((visit.Who, year), out var ofYear))
            {
                layers[(visit.Who, year)] = ofYear = new BenefitLayers(population, visit.Who.Enrolled || year != thisYear);
            }

            var selfFunded = new Money((long)Math.Round(visit.Total.Fen * visit.SelfFundedShare));
            settled.Add(new(visit, selfFunded, ofYear.Settle(visit.Type, visit.Level, visit.Total - selfFunded, visit.Referred)));
        }

        return settled;
    }
}
