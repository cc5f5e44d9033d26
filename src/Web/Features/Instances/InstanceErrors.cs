using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Refusals about workflow instances. <c>instance.nothing_to_retry</c> is the engine's.</summary>
public static class InstanceErrors
{
    public static DomainException NotFound(Guid id) => new(ErrorKind.NotFound, "instance.not_found", ("id", id));

    /// <summary>It has ended: there is nothing to hold or to change.</summary>
    public static DomainException HasEnded(Guid id, WorkflowSubStatus how) =>
        new(ErrorKind.Conflict, "instance.ended", ("id", id), ("subStatus", how.ToString()));

    /// <summary>It must end, or be cancelled, before it can go.</summary>
    public static DomainException StillRuns(Guid id) => new(ErrorKind.Conflict, "instance.still_runs", ("id", id));

    /// <summary>A case file or a task tells of it, and files are kept.</summary>
    public static DomainException ToldByCase(Guid id) => new(ErrorKind.Conflict, "instance.told_by_case", ("id", id));

    /// <summary>Another instance that still runs waits for it or was started by it.</summary>
    public static DomainException HasRelatives(Guid id) => new(ErrorKind.Conflict, "instance.has_relatives", ("id", id));

    /// <param name="member">Where in the filter.</param>
    public static DomainException FilterMalformed(string member) => new(ErrorKind.Invalid, "instance.filter_malformed", ("member", member));

    public static DomainException RunNotFound(Guid id) => new(ErrorKind.NotFound, "instance.run_not_found", ("id", id));

    /// <summary>What is read out hides what is personal, and a state is nobody's to write.</summary>
    public static DomainException ImportNotOffered() => new(ErrorKind.Invalid, "instance.import_not_offered");

    public static DomainException AlterationsNotOffered() => new(ErrorKind.Invalid, "instance.alterations_not_offered");

    /// <summary>The value sent is the one that was shown instead of a hidden one.</summary>
    public static DomainException VariableHidden(string variable) => new(ErrorKind.Invalid, "instance.variable_hidden", ("variable", variable));

    public static DomainException TooMany(int most) => new(ErrorKind.TooLarge, "instance.too_many", ("most", most));

    public static DomainException StartsWithACase(string definitionId) =>
        new(ErrorKind.Conflict, "instance.starts_with_a_case", ("definitionId", definitionId));
}
