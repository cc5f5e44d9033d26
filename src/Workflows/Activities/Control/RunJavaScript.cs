using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>Runs a script; <c>setOutcome</c> and <c>setOutcomes</c> in it take the place of <c>Done</c>.</summary>
[Activity("Elsa.RunJavaScript", Category = "Scripting", DisplayName = "Run JavaScript", Outcomes = ["Done"])]
public sealed class RunJavaScript : Activity
{
    [Member(UiHint = "code-editor")]
    public required Input<string> Script { get; init; }

    [Member(UiHint = "dynamic-outcomes")]
    public required Input<IReadOnlyList<string>> PossibleOutcomes { get; init; }

    public required Output<JsonNode?> Result { get; init; }

    public override IReadOnlyList<string>? Ports => null;

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var answer = await JavaScriptExpression.RunAsync(context.Get(Script) ?? "", context.Scope, context.Stop);
        context.Set(Result, answer.Value);
        context.Complete(answer.Outcomes ?? ["Done"]);
    }
}
