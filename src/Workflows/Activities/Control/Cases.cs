using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>The <c>cases</c> of a switch: <c>{label, condition, activity?}</c> each.</summary>
internal sealed class Cases
{
    public const string MatchFirst = "MatchFirst";
    public const string MatchAny = "MatchAny";

    private readonly (string Label, Expression Condition)[] cases;

    private Cases((string Label, Expression Condition)[] cases) => this.cases = cases;

    public IEnumerable<string> Labels => cases.Select(c => c.Label);

    public static Cases Read(JsonNode? written) =>
        new([.. (written as JsonArray ?? []).OfType<JsonObject>().Select(c => (c.Text("label") ?? "", Expression.Read(c["condition"])))]);

    public string LabelOf(int position) => cases[position].Label;

    /// <returns>Positions of the first case that holds, or of every one with <see cref="MatchAny"/>.</returns>
    public async ValueTask<List<int>> TakenAsync(ActivityContext context, string? mode)
    {
        var taken = new List<int>();
        for (var i = 0; i < cases.Length; i++)
        {
            var holds = await cases[i].Condition.EvaluateAsync(context.Scope, context.Stop);
            if (Conversion.To(holds, typeof(bool)) is not true) continue;

            taken.Add(i);
            if (mode != MatchAny) break;
        }

        return taken;
    }
}
