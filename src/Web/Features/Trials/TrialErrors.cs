using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Trials;

/// <summary>Refusals about trials.</summary>
public static class TrialErrors
{
    internal const string GoneCode = "trial.gone";

    /// <summary>It was ended, has rested too long, or the host was started anew.</summary>
    public static DomainException Gone(Guid id) => new(ErrorKind.NotFound, GoneCode, ("id", id));

    public static DomainException TooMany(int most) => new(ErrorKind.Conflict, "trial.too_many", ("most", most));

    /// <summary>The county has no village yet in which a household could live.</summary>
    public static DomainException NoVillage() => new(ErrorKind.Conflict, "trial.no_village");

    public static DomainException VillageUnknown() => new(ErrorKind.Invalid, "trial.village_unknown");

    /// <summary>Neither a household nor a case has the number.</summary>
    public static DomainException HouseholdUnknown() => new(ErrorKind.NotFound, "trial.household_unknown");

    public static DomainException OutOfRange(string field, long least, long most) =>
        new(ErrorKind.Invalid, "trial.out_of_range", ("field", field), ("min", least), ("max", most));

    public static DomainException InputUnknown(string definitionId, string name) =>
        new(ErrorKind.Invalid, "trial.input_unknown", ("definitionId", definitionId), ("name", name));

    public static DomainException InputUnfit(string definitionId, string name, string type) =>
        new(ErrorKind.Invalid, "trial.input_unfit", ("definitionId", definitionId), ("name", name), ("type", type));

    /// <summary>The definition's activation strategy refused.</summary>
    public static DomainException CannotStart(string definitionId) => new(ErrorKind.Invalid, "trial.cannot_start", ("definitionId", definitionId));

    /// <summary>Nothing waits for a moment, so there is none to go on to.</summary>
    public static DomainException NothingDue() => new(ErrorKind.Conflict, "trial.nothing_due");

    /// <summary>Nobody knows an answer that leads on to the workflow that is tried.</summary>
    public static DomainException NotForward() => new(ErrorKind.Conflict, "trial.not_forward");

    /// <summary>What a trial shows is only to be looked at.</summary>
    public static DomainException ReadOnly() => new(ErrorKind.Forbidden, "trial.read_only");
}
