using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Detection;

/// <summary>OOP12: what a household and each of its members bore out of pocket within the window (asOf − 12 months, asOf], by settlement date,
/// less later aid. Once over all claims, once over those that no case has judged.</summary>
public sealed class Burden
{
    private readonly List<Line> lines;

    private Burden(List<Line> lines) => this.lines = lines;

    public Money Household => Sum(lines);

    public Money UnjudgedHousehold => Sum(lines.Where(l => !l.Judged));

    public IEnumerable<Guid> Persons => lines.Select(l => l.PersonId).OfType<Guid>().Distinct();

    public Money Of(Guid personId) => Sum(lines.Where(l => l.PersonId == personId));

    public Money UnjudgedOf(Guid personId) => Sum(lines.Where(l => l.PersonId == personId && !l.Judged));

    public static Burden Of(HouseholdFacts facts, RiskPolicy policy, DateOnly asOf)
    {
        var after = asOf.AddMonths(-policy.WindowMonths);
        var claims = facts.Claims.Where(c => c.SettledOn > after && c.SettledOn <= asOf)
            .Select(c => new Line(c.PersonId, policy.CompliantOnly ? c.PersonalPaid - c.SelfFunded : c.PersonalPaid, c.Judged));
        var aid = facts.LaterAid.Where(a => a.GrantedOn > after && a.GrantedOn <= asOf)
            .Select(a => new Line(a.PersonId, -a.Amount, a.Judged));
        return new([.. claims, .. aid]);
    }

    // A reversal whose claim lies before the window, or aid above the cost, makes nobody richer.
    private static Money Sum(IEnumerable<Line> of) => new(Math.Max(0, of.Sum(l => l.Amount.Fen)));

    private sealed record Line(Guid? PersonId, Money Amount, bool Judged);
}
