using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>Runs a script; <c>setOutcome</c> and <c>setOutcomes</c> in it take the place of <c>Done</c>.</summary>
[Activity("Elsa.RunJavaScript", Category = "Scripting", DisplayName = "Run JavaScript", Description = "Runs a script.")]
public sealed class RunJavaScript : Activity
{
    [Member(UiHint = "code-editor", DefaultSyntax = "JavaScript", Language = "javascript")]
    public required Input<string> Script { get; init; }

    [Member(UiHint = "dynamic-outcomes", Description = "Names that the script may give to setOutcome.")]
    public required Input<IReadOnlyList<string>> PossibleOutcomes { get; init; }

    [Member(TypeName = "Object")]
    public required Output<JsonNode?> Result { get; init; }

    /// <summary>The script tells.</summary>
    public override IReadOnlyList<string>? Ports => null;

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var script = context.Get(Script);
        if (string.IsNullOrWhiteSpace(script)) return;

        var answer = await JavaScriptExpression.RunAsync(script, context.Scope, context.Stop);
        if (answer.Value is not null) context.Set(Result, answer.Value);
        context.Complete(answer.Outcomes ?? ["Done"]);
    }
}
