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

    public static readonly FindingKind ChildInputUndeclared = Warning("definition.child_input_undeclared");
    public static readonly FindingKind CallsItself = Error("definition.calls_itself");
    public static readonly FindingKind MayCallItself = Warning("definition.may_call_itself");

    public static readonly FindingKind UnknownType = Error("activity.unknown_type");
    public static readonly FindingKind IdTooLong = Error("activity.id_too_long");
    public static readonly FindingKind ActivityNotSupported = Error("activity.not_supported");
    public static readonly FindingKind DuplicateId = Error("activity.duplicate_id");

    public static readonly FindingKind ConnectionSourceMissing = Error("connection.source_missing");
    public static readonly FindingKind ConnectionTargetMissing = Error("connection.target_missing");
    public static readonly FindingKind ConnectionPortUnknown = Error("connection.port_unknown");

    public static readonly FindingKind FlowEmpty = Warning("flow.empty");
    public static readonly FindingKind SeveralStarts = Error("flow.several_starts");
    public static readonly FindingKind Unreachable = Error("flow.unreachable");
    public static readonly FindingKind NoPathToEnd = Error("flow.no_path_to_end");
    public static readonly FindingKind ReturnBesideParallel = Error("flow.return_beside_parallel");
    public static readonly FindingKind FlowTooLarge = Info("flow.too_large");
    public static readonly FindingKind LoopWithoutWait = Error("loop.without_wait");
    public static readonly FindingKind LoopLeftToCase = Warning("loop.left_to_the_case");
    public static readonly FindingKind JoinNeverCompletes = Error("join.never_completes");
    public static readonly FindingKind JoinMayWaitForEver = Error("join.may_wait_for_ever");
    public static readonly FindingKind OutcomeUnconnected = Error("outcome.unconnected");
    public static readonly FindingKind DecisionUnconnected = Warning("outcome.decision_unconnected");

    public static readonly FindingKind InputMissing = Error("input.missing");
    public static readonly FindingKind ExpressionTypeUnknown = Error("expression.unknown_type");
    public static readonly FindingKind ScriptMalformed = Error("script.malformed");
    public static readonly FindingKind InputUnparsable = Error("input.unparsable");
    public static readonly FindingKind InputNotAnOption = Error("input.not_an_option");
    public static readonly FindingKind InputUndeclared = Warning("input.undeclared");
    public static readonly FindingKind OutputUndeclared = Warning("output.undeclared");
    public static readonly FindingKind ScriptNameUnknown = Warning("script.name_unknown");
    public static readonly FindingKind VariableUnknown = Error("variable.unknown");
    public static readonly FindingKind VariableDuplicate = Warning("variable.duplicate");
    public static readonly FindingKind VariableDefaultUnparsable = Error("variable.default_unparsable");

    public static readonly FindingKind TaskRoleUnknown = Error("task.role_unknown");
    public static readonly FindingKind TaskScopeUnknown = Error("task.scope_unknown");
    public static readonly FindingKind TaskNobodyCanHold = Error("task.nobody_can_hold");
    public static readonly FindingKind TaskNobodyToEscalateTo = Error("task.nobody_to_escalate_to");
    public static readonly FindingKind TaskDueInThePast = Error("task.due_in_the_past");
    public static readonly FindingKind TaskFormMalformed = Error("task.form_malformed");
    public static readonly FindingKind TaskOutcomesMalformed = Error("task.outcomes_malformed");
    public static readonly FindingKind TaskOutcomeDetailUnknown = Warning("task.outcome_detail_unknown");
    public static readonly FindingKind TaskFieldRefersToNothing = Warning("task.field_refers_to_nothing");
    public static readonly FindingKind StepUnknown = Error("step.unknown");
    public static readonly FindingKind StepParameterMissing = Error("step.parameter_missing");
    public static readonly FindingKind StepOutcomeUnknown = Warning("step.outcome_unknown");

    public static IReadOnlyList<FindingKind> All { get; } =
        [.. typeof(FindingKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<FindingKind>()];

    /// <summary>What a file that is no definition is refused with.</summary>
    public static Finding Of(DefinitionException refusal) =>
        (All.FirstOrDefault(k => k.Code == refusal.Code) ?? NotJson).AtDefinition(refusal.Path);

    private static FindingKind Info(string code) => new(code, FindingSeverity.Info);

    private static FindingKind Warning(string code) => new(code, FindingSeverity.Warning);

    private static FindingKind Error(string code) => new(code, FindingSeverity.Error);
}
