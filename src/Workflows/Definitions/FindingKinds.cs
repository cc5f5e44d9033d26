using System.Reflection;

namespace CaseFlow.Workflows.Definitions;

/// <summary>All that can be found. Each has a sentence in both languages.</summary>
public static class FindingKinds
{
    public static readonly FindingKind NotJson = Error("definition.not_json");
    public static readonly FindingKind TooLarge = Error("definition.too_large");
    public static readonly FindingKind NoRoot = Error("definition.no_root");
    public static readonly FindingKind NameTaken = Error("definition.name_taken");
    public static readonly FindingKind IdTwice = Error("definition.id_twice");
    public static readonly FindingKind IdMalformed = Error("definition.id_malformed");
    public static readonly FindingKind NameMalformed = Error("definition.name_malformed");
    public static readonly FindingKind NoDefinitionId = Error("definition.no_id");
    public static readonly FindingKind ChildMissing = Error("definition.child_missing");

    public static readonly FindingKind UnknownType = Error("activity.unknown_type");
    public static readonly FindingKind IdTooLong = Error("activity.id_too_long");
    public static readonly FindingKind ActivityNotSupported = Error("activity.not_supported");
    public static readonly FindingKind DuplicateId = Error("activity.duplicate_id");

    public static readonly FindingKind ConnectionSourceMissing = Error("connection.source_missing");
    public static readonly FindingKind ConnectionTargetMissing = Error("connection.target_missing");
    public static readonly FindingKind ConnectionPortUnknown = Error("connection.port_unknown");

    public static readonly FindingKind InputMissing = Error("input.missing");
    public static readonly FindingKind ExpressionTypeUnknown = Error("expression.unknown_type");
    public static readonly FindingKind ScriptMalformed = Error("script.malformed");
    public static readonly FindingKind VariableUnknown = Error("variable.unknown");

    public static IReadOnlyList<FindingKind> All { get; } =
        [.. typeof(FindingKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<FindingKind>()];

    /// <summary>What a file that is no definition is refused with.</summary>
    public static Finding Of(DefinitionException refusal) =>
        (All.FirstOrDefault(k => k.Code == refusal.Code) ?? NotJson).AtDefinition(refusal.Path);

    private static FindingKind Error(string code) => new(code, FindingSeverity.Error);
}
