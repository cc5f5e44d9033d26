using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Expressions;

/// <summary>What scripts find, as TypeScript declarations for an editor that completes names.</summary>
public sealed partial class ScriptDeclarations(ActivityRegistry registry)
{
    /// <summary>What every script finds.</summary>
    internal const string Common =
        """
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function setOutcome(outcome: string): void;
        declare function setOutcomes(outcomes: string[]): void;
        declare function getCorrelationId(): string;
        declare function setCorrelationId(correlationId: string): void;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string;
        declare function setWorkflowInstanceName(name: string): void;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function isNullOrWhiteSpace(text: string): boolean;
        declare function isNullOrEmpty(text: string): boolean;
        declare function toJson(value: any): string;
        declare function parseJson(text: string): any;
        declare function newGuid(): string;
        declare function newGuidString(): string;
        declare function newShortGuid(): string;
        declare function parseGuid(text: string): string;
        declare function stringToBase64(text: string): string;
        declare function stringFromBase64(text: string): string;
        declare function bytesToString(bytes: number[]): string;
        declare function bytesFromString(text: string): number[];
        declare function bytesToBase64(bytes: number[]): string;
        declare function bytesFromBase64(text: string): number[];
        declare const DateTime: { readonly Now: Date; readonly UtcNow: Date; Parse(text: string): Date; };
        declare const DateTimeOffset: { readonly Now: Date; readonly UtcNow: Date; Parse(text: string): Date; };
        declare const TimeSpan: { FromDays(n: number): string; FromHours(n: number): string; FromMinutes(n: number): string; FromSeconds(n: number): string; FromMilliseconds(n: number): string; Parse(text: string): string; readonly Zero: string; };
        declare const Guid: { NewGuid(): string; Parse(text: string): string; readonly Empty: string; };

        """;

    /// <param name="definition">Whose scripts; null: any.</param>
    public string Of(WorkflowDefinition? definition)
    {
        var declared = new StringBuilder(Common);
        if (definition is null) return declared.ToString();

        var variables = definition.Nodes.SelectMany(n => n.Variables).Where(v => IsName(v.Name)).DistinctBy(v => v.Name).ToList();
        declared.Append("declare const variables: {").AppendJoin("", variables.Select(v => $" {v.Name}: {TypeOf(v.TypeName, v.IsArray)};")).AppendLine(" };");

        // As when it runs: an input's accessor hides a variable's.
        var functions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            functions[$"get{Pascal(variable.Name)}"] = $"(): {TypeOf(variable.TypeName, variable.IsArray)}";
            functions[$"set{Pascal(variable.Name)}"] = $"(value: {TypeOf(variable.TypeName, variable.IsArray)}): void";
        }

        foreach (var input in (definition.Json["inputs"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (input.Text("name") is { } name && IsName(name)) functions[$"get{Pascal(name)}"] = $"(): {TypeOf(input.Text("type") ?? "Object", input.Flag("isArray"))}";
        }

        foreach (var node in definition.Nodes.Skip(1).Where(n => n.Name is { } name && IsName(name)))
        {
            foreach (var output in registry.Find(node.Type, node.Version)?.Outputs ?? []) functions[$"get{Pascal(output.Name)}From{Pascal(node.Name!)}"] = "(): any";
        }

        foreach (var (name, signature) in functions) declared.Append("declare function ").Append(name).Append(signature).AppendLine(";");
        return declared.ToString();
    }

    private static string TypeOf(string alias, bool isArray)
    {
        var type = alias switch
        {
            "String" or "Guid" or "TimeSpan" or "DateOnly" => "string",
            "Boolean" => "boolean",
            "Byte" or "Int16" or "Int32" or "Int64" or "Long" or "Decimal" or "Double" or "Single" or "Float" => "number",
            "DateTime" or "DateTimeOffset" => "Date",
            _ => "any",
        };
        return isArray ? $"{type}[]" : type;
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Others can be reached by <c>getVariable</c> only, and would break the declarations around them.</summary>
    private static bool IsName(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"^[\p{L}_$][\p{L}\p{Nd}_$]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
