using CaseFlow.Domain.Common;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Refusals about definitions. <c>definition.not_found</c> and <c>definition.not_published</c> are the engine's.</summary>
public static class DefinitionErrors
{
    public static DomainException NotReadable(DefinitionException error) => error.Code switch
    {
        "definition.too_large" => new(ErrorKind.TooLarge, "definition.too_large", ("maxMiB", DefinitionReader.MaxBytes / 1024 / 1024)),
        "definition.no_root" => new(ErrorKind.Invalid, "definition.no_root", ("path", error.Path)),
        _ => new(ErrorKind.Invalid, "definition.not_json", ("path", error.Path)),
    };

    /// <summary>It cannot even be kept: its findings say where and why.</summary>
    public static DomainException Refused(string definitionId, IReadOnlyList<Finding> findings) =>
        new(ErrorKind.Unprocessable, "definition.refused", ("definitionId", definitionId), ("count", findings.Count), ("findings", findings));

    /// <summary>It can be kept as a draft, but not published.</summary>
    public static DomainException HasErrors(string definitionId, IReadOnlyList<Finding> findings) => new(
        ErrorKind.Unprocessable,
        "definition.has_errors",
        ("definitionId", definitionId),
        ("count", findings.Count(f => f.IsError)),
        ("findings", findings));

    /// <param name="definitionId">What was to be saved.</param>
    /// <param name="revision">The one in force, to start from anew.</param>
    public static DomainException Stale(string definitionId, int revision) =>
        new(ErrorKind.Conflict, "definition.stale", ("definitionId", definitionId), ("revision", revision));

    public static DomainException NameTaken(string name, string definitionId) =>
        new(ErrorKind.Conflict, "definition.name_taken", ("name", name), ("definitionId", definitionId));

    public static DomainException NameMalformed(int most) => new(ErrorKind.Invalid, "definition.name_malformed", ("most", most));

    public static DomainException IdTaken(string definitionId) => new(ErrorKind.Conflict, "definition.id_taken", ("definitionId", definitionId));

    public static DomainException IdMalformed(int most) => new(ErrorKind.Invalid, "definition.id_malformed", ("most", most));

    public static DomainException VersionMalformed(string text) => new(ErrorKind.Invalid, "definition.version_malformed", ("text", text));

    public static DomainException VersionNotFound(string definitionId, string version) =>
        new(ErrorKind.NotFound, "definition.version_not_found", ("definitionId", definitionId), ("version", version));

    /// <summary>Instances that have not ended run on it.</summary>
    public static DomainException InUse(string definitionId, int instances) =>
        new(ErrorKind.Conflict, "definition.in_use", ("definitionId", definitionId), ("instances", instances));

    /// <summary>Another definition has it as an activity.</summary>
    public static DomainException Used(string definitionId, string by) =>
        new(ErrorKind.Conflict, "definition.used", ("definitionId", definitionId), ("by", by));

    /// <summary>The runtime has no such way to run a whole definition.</summary>
    public static DomainException RootNotOffered(string type) => new(ErrorKind.Invalid, "definition.root_not_offered", ("type", type));

    public static DomainException NoFileConflict(string definitionId) =>
        new(ErrorKind.Conflict, "definition.no_file_conflict", ("definitionId", definitionId));

    /// <summary>Several files, all or none: these are why it is none.</summary>
    public static DomainException ImportRefused(IReadOnlyList<RefusedDefinition> files) =>
        new(ErrorKind.Unprocessable, "definition.import_refused", ("count", files.Count), ("files", files));
}
