using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Conformance;

/// <summary>How an instance stands, in the shape of the recorded cases.</summary>
internal static partial class Observation
{
    public static async Task<JsonObject> OfAsync(TestHouse house, RecordedCase recorded, Guid id, bool light = false)
    {
        var row = await house.InstanceAsync(id);
        var journal = (await house.RowsAsync<JournalRow>()).Where(j => j.InstanceId == id).OrderBy(j => j.Sequence).ToList();
        var seen = new JsonObject
        {
            ["definition"] = recorded.KeyOf(row.DefinitionId),
            ["version"] = row.Version,
            ["status"] = row.Status.ToString(),
            ["subStatus"] = row.SubStatus.ToString(),
            ["name"] = row.Name,
            ["correlationId"] = row.CorrelationId,
            ["incidents"] = Array((await house.RowsAsync<IncidentRow>()).Where(i => i.InstanceId == id).OrderBy(i => i.Id)
                .Select(i => new JsonObject { ["activityId"] = i.ActivityId, ["activityType"] = i.ActivityType })),
            ["bookmarks"] = Array((await house.RowsAsync<BookmarkRow>()).Where(b => b.InstanceId == id).OrderBy(b => b.ActivityId, StringComparer.Ordinal)
                .Select(b => new JsonObject { ["activityId"] = b.ActivityId, ["name"] = b.Name })),
            ["output"] = (await house.OutputAsync(id)).DeepClone(),
            ["variables"] = await VariablesAsync(house, row),
            ["journal"] = Array(journal.Select(j => new JsonArray(j.ActivityId, j.EventName))),
        };
        if (!light) Executions(seen, journal, (await house.RowsAsync<ExecutionRow>()).Where(e => e.InstanceId == id).ToDictionary(e => e.Id));
        return (JsonObject)JsonNode.Parse(Time().Replace(Id().Replace(seen.ToJsonString(), "<id>"), "<time>"))!;
    }

    private static void Executions(JsonObject seen, List<JournalRow> journal, Dictionary<Guid, ExecutionRow> rows)
    {
        var (counts, executions) = (new JsonObject(), new JsonObject());
        foreach (var execution in journal.Select(j => j.ExecutionId).Distinct().Select(id => rows[id]))
        {
            counts[execution.ActivityId] = ((int?)counts[execution.ActivityId] ?? 0) + 1;
            if (executions[execution.ActivityId] is not JsonArray list) executions[execution.ActivityId] = list = [];
            list.Add((JsonNode)new JsonObject
            {
                ["status"] = execution.Status.ToString(),
                ["outcomes"] = execution.Payload is { } payload ? JsonNode.Parse(payload)!["Outcomes"]?.DeepClone() : null,
            });
        }

        seen["counts"] = counts;
        seen["executions"] = executions;
    }

    private static async Task<JsonObject> VariablesAsync(TestHouse house, InstanceRow row)
    {
        var json = (await house.RowsAsync<DefinitionRow>()).Single(d => d.Id == row.DefinitionVersionId).Json;
        var values = await house.VariablesAsync(row.Id);
        return new(WorkflowDefinition.Read(json).Workflow.Variables.Select(v => KeyValuePair.Create(v.Name, values[v.Id]?.DeepClone())));
    }

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{5,}(Z|[+-]\d\d:\d\d)?")]
    private static partial Regex Time();
}
