using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Cases;

/// <summary>One step of the case's life, named and decided by the domain; leaves through the outcome that the domain decided.</summary>
[Activity("CaseFlow.CaseStep", Category = "Case", DisplayName = "Case step", Outcomes = ["Done", Refused], Description = "Takes one step of the case.")]
public sealed class CaseStepActivity : CaseActivity
{
    /// <summary>For example <c>stage.move</c>; docs/case-steps.md lists them.</summary>
    [Member(Required = true)]
    public required Input<string> Step { get; init; }

    /// <summary>Ids, codes and numbers.</summary>
    [Member(TypeName = "ObjectDictionary", UiHint = "json-editor")]
    public required Input<JsonObject> Parameters { get; init; }

    public required Output<JsonObject> Values { get; init; }

    public required Output<string> Outcome { get; init; }

    /// <summary>Those that the definition says can come here; else all that the domain may decide. Null for a step that the domain does not know.</summary>
    public override IReadOnlyList<string>? Ports =>
        WrittenOut.Structure(Node, "outcomes") is JsonArray { Count: > 0 } expected ? [.. expected.OfType<JsonValue>().Select(Conversion.AsText), Refused]
        : WrittenOut.Text(Node, "step") is { } step && CaseStepNames.All.TryGetValue(step, out var facts) ? [.. facts.Outcomes, Refused]
        : null;

    protected override async ValueTask AskAsync(ActivityContext context, ICaseDesk desk)
    {
        var step = new CaseStep(context.Need(Step), context.Get(Parameters) ?? []);
        var answer = await desk.DoAsync(Call(context), step, context.Stop);
        context.Set(Outcome, answer.Outcome);
        if (answer.Values is { } values) context.Set(Values, values);
        context.Complete(answer.Outcome);
    }
}
