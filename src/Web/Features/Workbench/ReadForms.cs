using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>The tasks of a definition's latest version with their forms.</summary>
public static class ReadForms
{
    public const string TaskType = "CaseFlow.AssignTask";

    /// <exception cref="DomainException"><c>definition.not_found</c></exception>
    public sealed record Query(string DefinitionId) : IQuery<Answer>;

    /// <param name="Revision">What a save names as the one it started from.</param>
    public sealed record Answer(int Revision, IReadOnlyList<TaskForm> Tasks);

    /// <param name="Text">What the canvas shows on the activity.</param>
    /// <param name="Within">Texts of the containers around it.</param>
    /// <param name="Kind">For example <c>T3.verify</c>; null when a script says it.</param>
    /// <param name="Fields">As written; null when a script makes them, or what stands there cannot be read.</param>
    /// <param name="Outcomes">The buttons; empty when a script makes them.</param>
    public sealed record TaskForm(
        string ActivityId, string Text, IReadOnlyList<string> Within, string? Kind, IReadOnlyList<JsonObject>? Fields, IReadOnlyList<TaskOutcome> Outcomes);

    internal sealed class Handler(DefinitionVersions versions) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            return new(latest.Revision, [.. WorkflowDefinition.Read(latest.Json).Nodes.Where(n => n.Type == TaskType).Select(Of)]);
        }

        private static TaskForm Of(ActivityNode node)
        {
            var named = ActivityTexts.Of(node);
            return new(node.Id, named.Text, named.Within, Written(node, "kind")?.ToString(), FieldsOf(node), OutcomesOf(node));
        }

        private static IReadOnlyList<JsonObject>? FieldsOf(ActivityNode node)
        {
            if (node.Json["fields"] is null) return [];

            return Written(node, "fields") switch
            {
                JsonArray fields when fields.All(f => f is JsonObject) => [.. fields.OfType<JsonObject>()],
                JsonValue empty when empty.ToString().Trim().Length == 0 => [],
                _ => null,
            };
        }

        private static IReadOnlyList<TaskOutcome> OutcomesOf(ActivityNode node)
        {
            try
            {
                return Written(node, "outcomes") is JsonArray written ? TaskOutcome.ReadAll(TaskOutcome.Join(written, Written(node, "outcomeDetails") as JsonArray)) : [];
            }
            catch (DomainException)
            {
                return []; // a finding says so
            }
        }

        /// <summary>What an input says without an instance; structures also where they stand as text.</summary>
        private static JsonNode? Written(ActivityNode node, string member)
        {
            if (node.Json[member]?["expression"] is not JsonObject expression || expression["type"]?.ToString() is not (null or "Literal" or "Object")) return null;
            if (expression["value"] is not { } value) return JsonValue.Create("");

            try
            {
                return value is JsonValue text && text.GetValueKind() is JsonValueKind.String && text.ToString().TrimStart() is ['[' or '{', ..]
                    ? JsonNode.Parse(text.ToString())
                    : value;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
