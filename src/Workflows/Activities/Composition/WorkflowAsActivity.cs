using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Composition;

/// <summary>A workflow that is used as an activity: it runs in the same instance, with the activity's inputs as its own. Its outputs are the activity's, and the
/// outcomes it completes with are the ports.</summary>
[Activity("Elsa.WorkflowDefinitionActivity", Category = "Workflows", DisplayName = "Workflow", IsBrowsable = false)]
public sealed class WorkflowAsActivity : Activity
{
    private List<(VariableDeclaration Declared, Expression Expression)> inputs = [];
    private List<(string Name, string? BoundTo)> outputs = [];

    public override IReadOnlyList<string>? Ports => null;

    /// <summary>What is inside says for itself whether it waits.</summary>
    public override bool CanWait => false;

    private UsedWorkflow Used => Node.Used!;

    internal override void Connect(Activity[] all)
    {
        inputs = [.. Used.Inputs
            .Select(i => (i, Member(i.Name)?["expression"]))
            .Where(i => i.Item2 is not null)
            .Select(i => (i.i, Expression.Read(i.Item2)))];
        outputs = [.. Used.Outputs.Select(o => (o.Name, (Member(o.Name)?["memoryReference"] as JsonObject)?.Text("id")))];
    }

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        // All of them are evaluated outside, before the first of them is known inside.
        var given = new JsonObject();
        foreach (var (declared, expression) in inputs)
        {
            given[declared.Name] = Conversion.To(await expression.EvaluateAsync(context.OuterScope, context.Stop), declared)?.DeepClone();
        }

        context.RecordInputs(given);
        foreach (var (name, value) in given) context.SetOwnVariable(name, value);
        context.Schedule(Node.Children[^1]);
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        foreach (var (name, boundTo) in outputs) context.Give(name, boundTo, context.OwnVariable(name));
        context.Complete(child.Outcomes is ["Done"] ? [] : child.Outcomes);
        return default;
    }

    internal bool HasInput(string name) => Used.Inputs.Any(i => i.Name == name);

    internal bool HasOutput(string name) => Used.Outputs.Any(o => o.Name == name);

    // A name that the activity itself needs, such as type or id, has an underscore before it.
    private JsonObject? Member(string name) => (Node.Json[JsonReading.CamelCase(name)] ?? Node.Json[$"_{name}"] ?? Node.Json[name]) as JsonObject;
}
