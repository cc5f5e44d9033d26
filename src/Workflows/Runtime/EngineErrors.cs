using CaseFlow.Domain.Common;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Refusals of the engine.</summary>
public static class EngineErrors
{
    public static DomainException NotFound(string definitionId) =>
        new(ErrorKind.NotFound, "definition.not_found", ("definitionId", definitionId));

    public static DomainException NotPublished(string definitionId) =>
        new(ErrorKind.Conflict, "definition.not_published", ("definitionId", definitionId));

    /// <summary>Another instance has the id that was asked for.</summary>
    public static DomainException InstanceExists(Guid instanceId) =>
        new(ErrorKind.Conflict, "instance.exists", ("instanceId", instanceId));

    public static DomainException InstanceNotFound(Guid instanceId) =>
        new(ErrorKind.NotFound, "instance.not_found", ("instanceId", instanceId));

    /// <summary>No step of it has failed, or not the one asked for.</summary>
    public static DomainException NothingToRetry(Guid instanceId) =>
        new(ErrorKind.Conflict, "instance.nothing_to_retry", ("instanceId", instanceId));

    public static DomainException InputTooLarge(string definitionId) =>
        new(ErrorKind.TooLarge, "instance.input_too_large", ("definitionId", definitionId), ("maxBytes", Bounds.InputBytes));

    public static DomainException VariableUnknown(string id) => new(ErrorKind.Invalid, "instance.variable_unknown", ("variable", id));

    /// <summary>The value does not fit the variable's type, or is too large.</summary>
    public static DomainException VariableMalformed(string id) => new(ErrorKind.Invalid, "instance.variable_malformed", ("variable", id));
}
