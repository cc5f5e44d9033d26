using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities.Control;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Says what in a definition cannot work.</summary>
public sealed class DefinitionValidator(ActivityRegistry registry, IScriptRunner scripts)
{
    /// <param name="definition">What is to be published.</param>
    /// <param name="exists">Whether a child definition of that id is there.</param>
    public IReadOnlyList<Finding> Validate(WorkflowDefinition definition, Func<string, bool> exists)
    {
        var findings = new List<Finding>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var activities = registry.Build(definition);
        if (definition.DefinitionId.Length == 0) findings.Add(FindingKinds.NoDefinitionId.AtDefinition("/definitionId"));
        foreach (var node in definition.Nodes.Skip(1))
        {
            if (!seen.Add(node.Id)) findings.Add(FindingKinds.DuplicateId.At(node, "/id", node.Id));
            var type = registry.Find(node.Type, node.Version);
            if (type is null) findings.Add(FindingKinds.UnknownType.At(node, "/type", $"{node.Type} {node.Version}"));
            else Inputs(node, type, findings);
            if (node.Type == "Elsa.Flowchart") Connections(node, activities, findings);
            if (node.Type == "Elsa.ExecuteWorkflow") Child(node, exists, findings);
            if (node.Type == "Elsa.SetVariable") Variable(node, findings);
        }

        return findings;
    }

    private void Inputs(ActivityNode node, ActivityType type, List<Finding> findings)
    {
        foreach (var input in type.Inputs)
        {
            if (input.Facts.Required && node.Json[input.JsonName] is null) findings.Add(FindingKinds.InputMissing.At(node, $"/{input.JsonName}", input.Name));
            if ((node.Json[input.JsonName] as JsonObject)?["expression"] is JsonObject expression)
            {
                Check(node, expression, $"/{input.JsonName}/expression", findings);
            }
        }

        if (node.Json["cases"] is not JsonArray cases) return;
        for (var i = 0; i < cases.Count; i++)
        {
            if ((cases[i] as JsonObject)?["condition"] is JsonObject condition) Check(node, condition, $"/cases/{i}/condition", findings);
        }
    }

    private void Check(ActivityNode node, JsonObject expression, string path, List<Finding> findings)
    {
        var type = expression.Text("type");
        if (type is not null && !Expression.KnownTypes.Contains(type)) findings.Add(FindingKinds.ExpressionTypeUnknown.At(node, $"{path}/type", type));
        if (type == "JavaScript" && scripts.FindSyntaxError(expression.Text("value") ?? "") is { } error)
        {
            findings.Add(FindingKinds.ScriptMalformed.At(node, $"{path}/value", error));
        }
    }

    private static void Connections(ActivityNode flowchart, Activity[] activities, List<Finding> findings)
    {
        var known = flowchart.Children.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var index = 0;
        foreach (var (source, port, target) in FlowGraph.ReadConnections(flowchart.Json))
        {
            var path = $"/connections/{index++}";
            if (!known.ContainsKey(target)) findings.Add(FindingKinds.ConnectionTargetMissing.At(flowchart, $"{path}/target/activity", target));
            if (!known.TryGetValue(source, out var from)) findings.Add(FindingKinds.ConnectionSourceMissing.At(flowchart, $"{path}/source/activity", source));
            else if (activities[from.Index] is not NotFoundActivity && activities[from.Index].Ports?.Contains(port) == false)
            {
                findings.Add(FindingKinds.ConnectionPortUnknown.At(flowchart, $"{path}/source/port", port, from.Id));
            }
        }
    }

    private static void Child(ActivityNode node, Func<string, bool> exists, List<Finding> findings)
    {
        var path = "/workflowDefinitionId";
        var expression = (node.Json["workflowDefinitionId"] as JsonObject)?["expression"] as JsonObject;
        if (expression is null) findings.Add(FindingKinds.InputMissing.At(node, path, "WorkflowDefinitionId"));
        else if (expression.Text("type") is null or "Literal" && expression.Text("value") is var id && (id is null || !exists(id)))
        {
            findings.Add(FindingKinds.ChildMissing.At(node, $"{path}/expression/value", id ?? ""));
        }
    }

    private static void Variable(ActivityNode node, List<Finding> findings)
    {
        var id = (node.Json["variable"] as JsonObject)?.Text("id");
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (at.Variables.Any(v => v.Id == id)) return;
        }

        findings.Add(FindingKinds.VariableUnknown.At(node, "/variable", id ?? ""));
    }
}
