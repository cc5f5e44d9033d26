using System.Text.Json.Nodes;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Conformance;

/// <summary>Does with the engine what a case's steps say, as the driver does over HTTP.</summary>
internal sealed class Replay(TestHouse house, RecordedCase recorded)
{
    private readonly Dictionary<string, Guid> instances = [];
    private readonly HashSet<Guid> answered = [];
    private readonly JsonObject snapshots = [];

    public async Task<JsonObject> RunAsync()
    {
        await house.PublishAsync([.. recorded.Definitions.Where(d => (bool?)d["post"] != false).Select(d => (JsonObject)d["model"]!)]);
        foreach (var step in recorded.Steps)
        {
            await DoAsync(step, (string?)step["as"] ?? "");
            // What the host does in the background.
            await house.SettleAsync();
        }

        var seen = new JsonObject();
        foreach (var (alias, id) in instances) seen[alias] = await Observation.OfAsync(house, recorded, id);
        await AddChildrenAsync(seen);
        return new() { ["snapshots"] = snapshots, ["instances"] = seen };
    }

    private async Task DoAsync(JsonObject step, string alias)
    {
        switch ((string)step["do"]!)
        {
            case "post":
                await house.PublishAsync(recorded.ModelOf((string)step["def"]!));
                break;
            case "execute" or "dispatch":
                if (await StartAsync(step) is { } started) instances[alias] = started;
                break;
            case "event":
                await house.PublishEventAsync(
                    (string)step["event"]!,
                    step["input"]?.DeepClone(),
                    (string?)step["correlationId"],
                    (string?)step["instance"] is { } to ? instances[to] : null);
                break;
            case "completeTask":
                await CompleteAsync(step, instances[alias]);
                break;
            case "snapshot":
                snapshots[(string?)step["label"] ?? alias] = await Observation.OfAsync(house, recorded, instances[alias], light: true);
                break;
            case "adopt":
                var id = IdOf(step);
                instances[alias] = (await house.RowsAsync<InstanceRow>()).Where(i => i.DefinitionId == id).OrderBy(i => i.Id).Last(i => !instances.ContainsValue(i.Id)).Id;
                break;
            case "cancel":
                await house.CancelAsync(instances[alias]);
                break;
            case "wait" when (await house.InstanceAsync(instances[alias])).SubStatus.ToString() == (string?)step["subStatus"]:
                break;
            case "wait" or "sleep" or "waitInstances":
                await house.AdvanceAsync(TimeSpan.FromMilliseconds((int?)step["ms"] ?? (int?)step["timeoutMs"] ?? 9_000));
                break;
            default:
                throw new InvalidOperationException($"Nobody does {step["do"]} in the process.");
        }
    }

    private async Task<Guid?> StartAsync(JsonObject step)
    {
        var started = await house.BeginAsync(
            new(Guid.CreateVersion7(), IdOf(step), step["input"] as JsonObject, (string?)step["correlationId"], (string?)step["name"]));
        return started.CannotStart ? null : started.InstanceId;
    }

    private async Task CompleteAsync(JsonObject step, Guid instance)
    {
        var began = (await house.RowsAsync<JournalRow>()).Where(j => j.InstanceId == instance).GroupBy(j => j.ExecutionId).ToDictionary(j => j.Key, j => j.Min(e => e.Sequence));
        var waiting = (await house.RowsAsync<BookmarkRow>())
            .Where(b => b.InstanceId == instance && b.ActivityId == (string)step["activityId"]! && !answered.Contains(b.Id)).OrderBy(b => began[b.ExecutionId]).ToList();
        if (waiting.ElementAtOrDefault((int?)step["index"] ?? 0) is not { } bookmark) return;

        answered.Add(bookmark.Id);
        var task = (string)JsonNode.Parse(bookmark.Payload!)!["taskId"]!;
        for (var times = (int?)step["times"] ?? 1; times > 0; times--) await house.CompleteTaskAsync(task, step["result"]?.DeepClone());
    }

    private async Task AddChildrenAsync(JsonObject seen)
    {
        var others = (await house.RowsAsync<InstanceRow>()).Where(i => !instances.ContainsValue(i.Id)).GroupBy(i => recorded.KeyOf(i.DefinitionId));
        foreach (var group in others)
        {
            var observed = new List<JsonObject>();
            foreach (var row in group) observed.Add(await Observation.OfAsync(house, recorded, row.Id));
            var number = 0;
            foreach (var one in observed.OrderBy(o => o.ToJsonString(), StringComparer.Ordinal)) seen[$"{group.Key}#{++number}"] = one;
        }
    }

    private string IdOf(JsonObject step) => (string)recorded.ModelOf((string)step["def"]!)["definitionId"]!;
}
