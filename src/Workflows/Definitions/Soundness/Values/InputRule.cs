using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities.Timers;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Soundness.Values;

/// <summary>What an activity needs is there, and what is written out can be read as what it is to be.</summary>
internal sealed class InputRule : ISoundnessRule
{
    private static readonly string[] MergeModes = ["None", "Stream", "Merge", "Converge", "Cascade", "Race"];

    public IEnumerable<Finding> Check(Inspection inspection) => inspection.Steps.SelectMany(n => Check(inspection, n));

    private static IEnumerable<Finding> Check(Inspection inspection, ActivityNode node)
    {
        foreach (var input in inspection.TypeOf(node)?.Inputs ?? [])
        {
            var path = $"/{input.JsonName}";
            if (node.Json[input.JsonName] is not JsonObject written || written["expression"] is not JsonObject json)
            {
                if (input.Facts.Required) yield return FindingKinds.InputMissing.At(node, path, input.Name);
                continue;
            }

            foreach (var finding in Check(node, input, new(node, input.JsonName, json, $"{path}/expression"))) yield return finding;
        }

        foreach (var expression in Inspection.ExpressionsOf(node).Where(e => !Expression.KnownTypes.Contains(e.Type)))
        {
            yield return FindingKinds.ExpressionTypeUnknown.At(node, $"{expression.Path}/type", expression.Type);
        }

        if ((node.Json["customProperties"] as JsonObject)?.Text("mergeMode") is { } mode && !MergeModes.Contains(mode))
        {
            yield return FindingKinds.InputNotAnOption.At(node, "/customProperties/mergeMode", mode, string.Join(", ", MergeModes));
        }
    }

    private static IEnumerable<Finding> Check(ActivityNode node, InputMember input, WrittenExpression expression)
    {
        if (IsEmpty(expression))
        {
            if (input.Facts.Required) yield return FindingKinds.InputMissing.At(node, $"/{input.JsonName}", input.Name);
            yield break;
        }

        if (expression.Type is not ("Literal" or "Object")) yield break;

        if (node.Type == "Elsa.Cron" && input.Name == nameof(Cron.CronExpression) && !CronSchedule.TryParse(Conversion.AsText(expression.Value!), out _))
        {
            yield return FindingKinds.InputUnparsable.At(node, $"{expression.Path}/value", input.Name, "s m h d M w");
        }
        else if (!CanBeRead(expression.Value!, input.ValueType))
        {
            yield return FindingKinds.InputUnparsable.At(node, $"{expression.Path}/value", input.Name, NameOf(input.ValueType));
        }
        else if (input.Facts.Options.Length > 0 && !input.Facts.Options.Contains(Conversion.AsText(expression.Value!)))
        {
            yield return FindingKinds.InputNotAnOption.At(node, $"{expression.Path}/value", Conversion.AsText(expression.Value!), string.Join(", ", input.Facts.Options));
        }
    }

    private static bool IsEmpty(WrittenExpression expression) =>
        expression.Value is null || (expression.Value.GetValueKind() is JsonValueKind.String && string.IsNullOrWhiteSpace(expression.Value.GetValue<string>()));

    private static bool CanBeRead(JsonNode value, Type type)
    {
        try
        {
            Conversion.To(value, type);
            return true;
        }
        catch (Exception error) when (error is ActivityException or JsonException)
        {
            return false;
        }
    }

    private static string NameOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(TimeSpan) => "[d.]hh:mm:ss",
        var t when t == typeof(DateOnly) => "yyyy-MM-dd",
        var t when t == typeof(DateTimeOffset) => "yyyy-MM-ddTHH:mm:ss+08:00",
        var t when t == typeof(bool) => "true, false",
        var t when t == typeof(JsonObject) => "{…}",
        var t when t == typeof(JsonArray) => "[…]",
        var t when t == typeof(IReadOnlyList<string>) => "[\"…\"]",
        var t => t.Name,
    };
}
