using System.Text.Json.Nodes;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Activities;

/// <summary>One mode of one activity: definitions, what happens to them (the steps of the recorded cases), and how each instance then stands.
/// Instances that nobody started by hand are called <c>DEFINITION#1</c> and so on, in the order they came.</summary>
internal sealed class ActivityCase(TestHouse house, JsonObject file)
{
    private readonly Dictionary<string, Guid> instances = [];
    private readonly JsonObject seen = [];
    private int snapshots;

    public JsonObject Expected => (JsonObject)file["expected"]!;

    public async Task<JsonObject> RunAsync()
    {
        await house.PublishAsync([.. file["definitions"]!.AsArray().Where(d => (bool?)d!["later"] != true).Select(d => (JsonObject)d!["model"]!)]);
        foreach (var step in file["drive"]!.AsArray().Select(s => (JsonObject)s!))
        {
            await DoAsync(step);
            // What the host does in the background.
            if ((bool?)step["settle"] != false) await house.SettleAsync();
        }

        await NameTheOthersAsync();
        foreach (var (name, id) in instances) seen[name] = await SeeAsync(id);
        return seen;
    }

    private async Task DoAsync(JsonObject step)
    {
        var name = (string?)step["as"] ?? "";
        switch ((string)step["do"]!)
        {
            case "publish":
                await house.PublishAsync((JsonObject)file["definitions"]!.AsArray().Single(d => (string)d!["key"]! == (string)step["def"]!)!["model"]!);
                break;
            case "execute" or "dispatch":
                var started = await house.BeginAsync(new(
                    Guid.CreateVersion7(), (string)step["def"]!, step["input"] as JsonObject, (string?)step["correlationId"], (string?)step["name"])
                {
                    TriggerActivityId = (string?)step["triggerActivityId"],
                    IsDispatched = (string)step["do"]! == "dispatch",
                });
                if (started.CannotStart) seen[name] = "cannot start";
                else instances[name] = started.InstanceId;
                break;
            case "event":
                await house.PublishEventAsync(
                    (string)step["event"]!, step["input"]?.DeepClone(), (string?)step["correlationId"], (string?)step["instance"] is { } to ? instances[to] : null);
                break;
            case "completeTask":
                await house.CompleteTaskAsync(
                    (string?)step["taskId"] ?? await house.TaskOfAsync(instances[name], (string)step["activityId"]!), step["result"]?.DeepClone());
                break;
            case "cancel":
                await house.CancelAsync(instances[name]);
                break;
            case "advance":
                await house.AdvanceAsync(TimeSpan.Parse((string)step["by"]!, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "adopt":
                await NameTheOthersAsync();
                break;
            case "snapshot":
                seen[$"{name} at {++snapshots}"] = await SeeAsync(instances[name]);
                break;
            default:
                throw new InvalidOperationException($"Nobody does {step["do"]}.");
        }
    }

    private async Task NameTheOthersAsync()
    {
        foreach (var row in (await house.RowsAsync<InstanceRow>()).Where(i => !instances.ContainsValue(i.Id)).OrderBy(i => i.Id))
        {
            var number = instances.Keys.Count(k => k.StartsWith(row.DefinitionId + "#", StringComparison.Ordinal)) + 1;
            instances[$"{row.DefinitionId}#{number}"] = row.Id;
        }
    }

    private async Task<JsonObject> SeeAsync(Guid id)
    {
        var row = await house.InstanceAsync(id);
        var found = new JsonObject
        {
            ["status"] = row.SubStatus.ToString(),
            ["journal"] = string.Join(' ', await house.JournalAsync(id)),
        };
        if (row.CorrelationId is { } correlation) found["correlationId"] = correlation;
        if (row.Name is { } name) found["name"] = name;
        if ((await house.VariablesAsync(id)).Where(v => v.Value is not null).ToList() is { Count: > 0 } variables)
        {
            found["variables"] = new JsonObject(variables.Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone())));
        }

        if ((await house.OutputAsync(id)) is { Count: > 0 } output) found["output"] = output.DeepClone();
        var bookmarks = (await house.RowsAsync<BookmarkRow>()).Where(b => b.InstanceId == id).OrderBy(b => b.Id).ToList();
        if (bookmarks.Count > 0) found["bookmarks"] = new JsonArray([.. bookmarks.Select(b => (JsonNode)$"{b.ActivityId} {b.Name} {b.Payload}")]);
        var incidents = (await house.RowsAsync<IncidentRow>()).Where(i => i.InstanceId == id).OrderBy(i => i.Id).ToList();
        if (incidents.Count > 0) found["incidents"] = new JsonArray([.. incidents.Select(i => (JsonNode)$"{i.ActivityId}: {i.Message}")]);
        // Ids made at one instant of the clock have no order; the journal has.
        var began = (await house.RowsAsync<JournalRow>()).Where(j => j.InstanceId == id).GroupBy(j => j.ExecutionId).ToDictionary(j => j.Key, j => j.Min(e => e.Sequence));
        var outcomes = (await house.RowsAsync<ExecutionRow>()).Where(e => e.InstanceId == id && e.Payload is not null).OrderBy(e => began[e.Id]);
        foreach (var execution in outcomes)
        {
            if (JsonNode.Parse(execution.Payload!)!["Outcomes"] is { } named) (found["outcomes"] as JsonObject ?? (JsonObject)(found["outcomes"] = new JsonObject()))[execution.ActivityId] = named.DeepClone();
        }

        return (JsonObject)JsonNode.Parse(Hidden(found.ToJsonString()))!;
    }

    private string Hidden(string json)
    {
        foreach (var (name, id) in instances) json = json.Replace(id.ToString(), $"<{name}>", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(json, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>");
    }
}
