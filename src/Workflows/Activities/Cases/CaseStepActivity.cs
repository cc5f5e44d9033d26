using System.Text.Json.Nodes;
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

    /// <summary>The domain decides.</summary>
    public override IReadOnlyList<string>? Ports => null;

    protected override async ValueTask AskAsync(ActivityContext context, ICaseDesk desk)
    {
        var step = new CaseStep(context.Need(Step), context.Get(Parameters) ?? []);
        var answer = await desk.DoAsync(Call(context), step, context.Stop);
        context.Set(Outcome, answer.Outcome);
        if (answer.Values is { } values) context.Set(Values, values);
        context.Complete(answer.Outcome);
    }
}
