namespace CaseFlow.Domain.Detection.Rules;

/// <summary>R11: a member is not enrolled this year. Silent until the year's enrolments have been imported.</summary>
public sealed class NotEnrolledRule : IRiskRule
{
    public const string Code = "R11";

    public string Rule => Code;

    public IEnumerable<RuleHit> Look(RuleContext at)
    {
        var year = at.AsOf.Year;
        return at.Facts.EnrolmentYears.Contains(year)
            ? at.Facts.Persons.Where(p => p.LivesHere && !p.EnrolledYears.Contains(year))
                .Select(p => at.Hit(Code, new Dictionary<string, decimal> { ["year"] = year }, personId: p.Id))
            : [];
    }
}
