using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.Tasks;

namespace CaseFlow.Workflows.Definitions.Soundness.Cases;

/// <summary>A task can be held by somebody, somebody hears of it when it is late, and its form and its buttons can be shown.</summary>
internal sealed class TaskRule : ISoundnessRule
{
    private const string Owner = "owner";

    public IEnumerable<Finding> Check(Inspection inspection) =>
        inspection.Steps.Where(n => n.Type == "CaseFlow.AssignTask").SelectMany(n => WhoHoldsIt(n).Concat(Deadline(n)).Concat(Questions(n)));

    private static IEnumerable<Finding> WhoHoldsIt(ActivityNode node)
    {
        var role = WrittenOut.Text(node, "role");
        // Unset it is the township.
        var scope = node.Json["scope"] is null ? "township" : WrittenOut.Text(node, "scope");
        if (role == Owner && node.Json["parameters"] is null)
        {
            yield return FindingKinds.InputMissing.At(node, "/parameters", "Parameters");
        }

        // Whoever delivers the measure holds it, wherever that is.
        if (role == Owner) yield break;

        if (role is not null && !Duties.Roles.Contains(role))
        {
            yield return FindingKinds.TaskRoleUnknown.At(node, "/role/expression/value", role);
            yield break;
        }

        if (scope is null || Guid.TryParse(scope, out _)) yield break;

        if (KindOf(scope) is not { } kind)
        {
            yield return FindingKinds.TaskScopeUnknown.At(node, "/scope/expression/value", scope);
        }
        else if (role is not null && !Duties.CanHold(role, kind))
        {
            yield return FindingKinds.TaskNobodyCanHold.At(node, "/role/expression/value", role, scope);
        }
        else if (HasDeadline(node) && Duties.OverseerOf(kind) is null)
        {
            yield return FindingKinds.TaskNobodyToEscalateTo.At(node, "/scope/expression/value", scope);
        }
    }

    private static bool HasDeadline(ActivityNode node) => node.Json["dueInWorkingDays"] is not null || node.Json["dueInDays"] is not null;

    private static IEnumerable<Finding> Deadline(ActivityNode node)
    {
        foreach (var member in (string[])["dueInWorkingDays", "dueInDays"])
        {
            if (WrittenOut.Text(node, member) is { } days && int.TryParse(days, CultureInfo.InvariantCulture, out var number) && number < 0)
            {
                yield return FindingKinds.TaskDueInThePast.At(node, $"/{member}/expression/value", $"{number}");
            }
        }
    }

    private static IEnumerable<Finding> Questions(ActivityNode node)
    {
        IReadOnlyList<TaskOutcome>? outcomes = null;
        var details = WrittenOut.Structure(node, "outcomeDetails") as JsonArray;
        if (WrittenOut.Structure(node, "outcomes") is JsonArray buttons)
        {
            Finding? wrong = null;
            try
            {
                outcomes = TaskOutcome.ReadAll(TaskOutcome.Join(buttons, details));
                if (outcomes.GroupBy(o => o.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                {
                    wrong = FindingKinds.TaskOutcomesMalformed.At(node, "/outcomes/expression/value", twice.Key);
                }
            }
            catch (DomainException malformed)
            {
                wrong = FindingKinds.TaskOutcomesMalformed.At(node, "/outcomes/expression/value", AtOf(malformed));
            }

            if (wrong is not null) yield return wrong;
        }

        foreach (var (detail, i) in (outcomes is null || details is null ? [] : details).Select((d, i) => ((d as JsonObject)?["name"]?.ToString(), i)))
        {
            if (detail is null || outcomes!.All(o => o.Name != detail)) yield return FindingKinds.TaskOutcomeDetailUnknown.At(node, "/outcomeDetails/expression/value", detail ?? $"[{i}]");
        }

        if (WrittenOut.Structure(node, "fields") is not JsonArray fields) yield break;
        Form? form = null;
        Finding? unreadable = null;
        try
        {
            form = Form.Read(fields);
        }
        catch (DomainException malformed)
        {
            unreadable = FindingKinds.TaskFormMalformed.At(node, "/fields/expression/value", Place(AtOf(malformed), fields), FieldTypes);
        }

        if (unreadable is not null) yield return unreadable;
        foreach (var field in form?.Fields ?? [])
        {
            var unknown = outcomes is null ? null : field.Outcomes?.FirstOrDefault(o => outcomes.All(known => known.Name != o));
            unknown ??= field.RequiredWhen is { } when && form!.Fields.All(f => f.Name != when.Field) ? when.Field : null;
            if (unknown is not null) yield return FindingKinds.TaskFieldRefersToNothing.At(node, "/fields/expression/value", field.Name, unknown);
        }
    }

    private static string FieldTypes => string.Join(", ", Enum.GetNames<FieldType>().Select(t => char.ToLowerInvariant(t[0]) + t[1..]));

    /// <summary>Of <c>$[2].type</c> the field's name and the member: <c>amount: type</c>; by its number when it has no name.</summary>
    private static string Place(string at, JsonArray fields)
    {
        var close = at.IndexOf(']', StringComparison.Ordinal);
        if (!at.StartsWith("$[", StringComparison.Ordinal) || close < 0) return at;
        if (!int.TryParse(at.AsSpan(2, close - 2), CultureInfo.InvariantCulture, out var index) || index >= fields.Count) return at;

        var name = (fields[index] as JsonObject)?["name"]?.ToString();
        var member = at[(close + 1)..].TrimStart('.');
        return (string.IsNullOrEmpty(name) ? $"#{index + 1}" : name) + (member.Length > 0 ? $": {member}" : "");
    }

    private static string AtOf(DomainException malformed) => malformed.Params.TryGetValue("at", out var at) ? $"{at}" : "";

    /// <summary>As the case side reads a scope, but strictly: it falls back to the county where it finds nothing.</summary>
    private static OrgKind? KindOf(string scope) => scope switch
    {
        "village" => OrgKind.Village,
        "township" or "agency:TownshipHealthCentre" => OrgKind.Township,
        "county" => OrgKind.County,
        "supervision" => OrgKind.SupervisionGroup,
        _ when scope.StartsWith("agency:", StringComparison.Ordinal) && Enum.TryParse<OrgKind>(scope["agency:".Length..], out var kind) && Enum.IsDefined(kind) => kind,
        _ => null,
    };
}
