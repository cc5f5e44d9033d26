namespace CaseFlow.Domain.Detection.Rules;

/// <summary>R11: a member is not enrolled this year. The insurer says so, or says nothing though the year's enrolments have been imported whole.</summary>
public sealed class NotEnrolledRule : IRiskRule
{
    public const string Code = "R11";

    public string Rule => Code;

    public IEnumerable<RuleHit> Look(RuleContext at)
    {
        var year = at.AsOf.Year;
        var silenceSpeaks = at.Facts.EnrolmentYears.Contains(year);
        return at.Facts.Persons
            .Where(p => p.LivesHere && !p.EnrolledYears.Contains(year) && (silenceSpeaks || p.NotEnrolledYears.Contains(year)))
            .Select(p => at.Hit(Code, new Dictionary<string, decimal> { ["year"] = year }, personId: p.Id));
    }
}
