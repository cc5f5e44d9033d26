using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

/// <summary>The household agreed that its data goes to agencies: who, when, to whom, and who wrote it down.</summary>
public sealed class Consent
{
    /// <summary>Scope of a consent that names no single agency.</summary>
    public const string AllAgencies = "all";

    private Consent()
    {
    }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public int Cycle { get; private init; }

    /// <summary>The member who agreed, where the form names one; otherwise the head is meant.</summary>
    public Guid? PersonId { get; private init; }

    public DateOnly GivenOn { get; private init; }

    /// <summary>Agency kinds with commas between, or <see cref="AllAgencies"/>.</summary>
    public string Scope { get; private init; } = "";

    public Guid? RecordedBy { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public bool Covers(string agency) => Scope == AllAgencies || Scope.Split(',').Contains(agency);

    internal static Consent Of(Case of, Guid? personId, DateOnly givenOn, IReadOnlyList<string> scope, Act act) => new()
    {
        Id = Ids.New(act.Now),
        CaseId = of.Id,
        Cycle = of.Cycle,
        PersonId = personId,
        GivenOn = givenOn,
        Scope = scope.Count == 0 || scope.Contains(AllAgencies) ? AllAgencies : string.Join(',', scope),
        RecordedBy = act.By.UserId,
        RecordedAt = act.Now,
    };
}
