using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

/// <summary>A household on a village's public list while its recognition is open to objections. The row names nobody: the list shows the
/// head's masked name, village and proposed type, never ID number, phone, bank account or health.</summary>
public sealed class Publicity
{
    private Publicity()
    {
    }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public int Cycle { get; private init; }

    public Guid HouseholdId { get; private init; }

    /// <summary>UnstableLiftedOut, EdgeHousehold or SuddenHardship.</summary>
    public string ProposedType { get; private init; } = "";

    public DateOnly OpensOn { get; private init; }

    /// <summary>The first day it is no longer shown.</summary>
    public DateOnly ClosesOn { get; private init; }

    public int Objections { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    internal static Publicity Of(Case of, string proposedType, int days, Act act) => new()
    {
        Id = Ids.New(act.Now),
        CaseId = of.Id,
        Cycle = of.Cycle,
        HouseholdId = of.HouseholdId,
        ProposedType = proposedType,
        OpensOn = act.Today,
        ClosesOn = act.Today.AddDays(days),
    };

    internal void Close(int objections, Act act)
    {
        Objections = objections;
        ClosedOn ??= act.Today;
    }
}
