using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Cases;

/// <summary>Asks the domain for a step of the case's life and leaves through the outcome that the domain decided.</summary>
public abstract class DecidedStep : CaseActivity
{
    public required Output<JsonObject> Values { get; init; }

    public required Output<string> Outcome { get; init; }

    protected abstract CaseStep StepIn(ActivityContext context);

    protected sealed override async ValueTask AskAsync(ActivityContext context, ICaseDesk desk)
    {
        var answer = await desk.DoAsync(Call(context), StepIn(context), context.Stop);
        context.Set(Outcome, answer.Outcome);
        if (answer.Values is { } values) context.Set(Values, values);
        context.Complete(answer.Outcome);
    }
}

/// <summary>Any step, by its name; what each one needs stands in docs/case-steps.md. Most of them are activities of their own as well.</summary>
[Activity("CaseFlow.CaseStep", Category = "CaseFlow.Case", DisplayName = "Case step", Outcomes = ["Done", Refused], Description = "Takes one step of the case.")]
public sealed class CaseStepActivity : DecidedStep
{
    /// <summary>For example <c>measure.next</c>.</summary>
    [Member(Required = true, UiHint = "dropdown", OptionList = "steps", Order = 1)]
    public required Input<string> Step { get; init; }

    /// <summary>Ids, codes and numbers.</summary>
    [Member(TypeName = "ObjectDictionary", UiHint = "json-editor", Order = 2)]
    public required Input<JsonObject> Parameters { get; init; }

    /// <summary>Those that can come here; none: all that the domain may decide.</summary>
    [Member(Recorded = false, UiHint = "dynamic-outcomes", FixedOutcomes = [Refused], Order = 3, Preset = """["Done"]""")]
    public required Input<IReadOnlyList<string>> Outcomes { get; init; }

    /// <summary>Null for a step that the domain does not know.</summary>
    public override IReadOnlyList<string>? Ports =>
        WrittenOut.Structure(Node, "outcomes") is JsonArray { Count: > 0 } expected ? [.. expected.OfType<JsonValue>().Select(Conversion.AsText), Refused]
        : WrittenOut.Text(Node, "step") is { } step && CaseStepNames.All.TryGetValue(step, out var facts) ? [.. facts.Outcomes, Refused]
        : null;

    protected override CaseStep StepIn(ActivityContext context) => new(context.Need(Step), context.Get(Parameters) ?? []);
}
