namespace CaseFlow.Domain.Detection.Rules;

/// <summary>R17: a doctor's manual concern. No fact is looked at: the report itself is the hit, once.</summary>
public static class DoctorsConcernRule
{
    public const string Code = "R17";

    public static RuleHit HitOf(Guid signalId, Guid? personId, RiskPolicy policy) =>
        new(Code, policy.Severities[Code], personId, signalId, new Dictionary<string, decimal>(), null, policy.Version, IsNew: true);
}
