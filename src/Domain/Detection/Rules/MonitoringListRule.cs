namespace CaseFlow.Domain.Detection.Rules;

/// <summary>R15: the household is on the monitoring list, until the bureau marks the risk eliminated.</summary>
public sealed class MonitoringListRule : IRiskRule
{
    public const string Code = "R15";

    public string Rule => Code;

    public IEnumerable<RuleHit> Look(RuleContext at) =>
        at.Facts.ListEntries.Where(e => e.IsOpenOn(at.AsOf))
            .Select(e => at.Hit(Code, new Dictionary<string, decimal>(), isNew: !e.Declined, sourceId: e.Id));
}
