using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

[Activity("Elsa.Start", Category = "Flow", IsStart = true, Description = "Where a flowchart begins.")]
public sealed class Start : Activity;

/// <summary>Ends the flowchart or sequence it stands in; what still waits there is cancelled.</summary>
[Activity("Elsa.End", Category = "Flow", IsTerminal = true, Description = "Ends the flowchart it stands in.")]
public sealed class End : Activity;

/// <summary>Ends the whole workflow; what still waits is told to cancel.</summary>
[Activity("Elsa.Finish", Category = "Primitives", IsTerminal = true, Description = "Ends the whole workflow at once.")]
public sealed class Finish : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.FinishWorkflow();
        return default;
    }
}

/// <summary>Completes the workflow, or the workflow that is used as an activity, with the outcomes it names; what is open inside is cancelled.</summary>
[Activity("Elsa.Complete", Category = "Composition", IsTerminal = true, Description = "Completes the workflow with the outcomes it names.")]
public sealed class Complete : Activity
{
    /// <summary>One name, or an array of names, also as JSON text.</summary>
    [Member(TypeName = "Object", UiHint = "outcome-picker", DefaultSyntax = "Object", Description = "The outcome or outcomes.")]
    public required Input<JsonNode> Outcomes { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CompleteComposite(Named(context.Get(Outcomes)));
        return default;
    }

    private static IReadOnlyList<string> Named(JsonNode? outcomes) =>
        outcomes is not null && Conversion.To(outcomes, typeof(IReadOnlyList<string>)) is IReadOnlyList<string> { Count: > 0 } names ? names : ["Done"];
}
