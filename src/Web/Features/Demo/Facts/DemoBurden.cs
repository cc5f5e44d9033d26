using CaseFlow.Domain.Common;
using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>Brings a household's costs where its scenario wants them: a calm one below every threshold, a story's treatment to the sum that tells it.</summary>
internal sealed class DemoBurden(PopulationType population, DateOnly asOf, int members, decimal incomeYuan)
{
    // Well below the thresholds of R01 (10 000), R02 (50 %), R03 (12 800) and R04 (6 000 left), so that a calm household stays so.
    private const decimal CalmCost = 7_800;
    private const decimal CalmShare = 0.40m;
    private const decimal CalmLeft = 6_600;

    private readonly DateOnly after = asOf.AddMonths(-12);

    public List<DemoSettlement> Calm(List<DemoVisit> visits)
    {
        while (true)
        {
            var settled = Settle(visits);
            var borne = Borne(settled, _ => true);
            if (borne <= CalmCost && borne <= incomeYuan * CalmShare && incomeYuan - borne >= CalmLeft * members)
            {
                return settled;
            }

            visits.Remove(settled.Where(InWindow).MaxBy(s => s.PersonalPaid.Fen)!.Visit);
        }
    }

    /// <summary>Scales the story's stays until the sum that the household (or its patient) bears lies within the bounds.</summary>
    public List<DemoSettlement> Tell(List<DemoVisit> visits, decimal least, decimal most, DemoMember? patient)
    {
        visits.RemoveAll(v => !v.IsTheStory && v.Type is VisitType.Inpatient && v.Settled > after);
        var (low, high) = (0.02, 40.0);
        for (var step = 0; step < 40; step++)
        {
            var factor = (low + high) / 2;
            var settled = Settle(visits.Select(v => v.IsTheStory ? v with { Total = new((long)(v.Total.Fen * factor)) } : v));
            var borne = Borne(settled, s => patient is null || s.Visit.Who == patient);
            if (borne >= least && borne <= most)
            {
                return settled;
            }

            (low, high) = borne < least ? (factor, high) : (low, factor);
        }

        return Settle(visits);
    }

    private List<DemoSettlement> Settle(IEnumerable<DemoVisit> visits) => DemoSettlement.Of(visits, population, asOf.Year);

    private bool InWindow(DemoSettlement settlement) => settlement.Visit.Settled > after && settlement.Visit.Settled <= asOf;

    private decimal Borne(List<DemoSettlement> settled, Func<DemoSettlement, bool> which) =>
        new Money(settled.Where(s => InWindow(s) && which(s)).Sum(s => s.PersonalPaid.Fen)).Yuan;
}
