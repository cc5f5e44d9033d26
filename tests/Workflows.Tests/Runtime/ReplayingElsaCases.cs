using System.Text.Json.Nodes;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Runtime;

/// <summary>Definitions with what a real Elsa server did with them: journal, status and variables must be the same.</summary>
public sealed class ReplayingElsaCases : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Theory]
    [InlineData("01-flow-sequential", "main")]
    [InlineData("03-flow-switch-first", "*")]
    [InlineData("05-flow-fork", "*")]
    [InlineData("07-join-waitall-task", "main")]
    [InlineData("13-merge-default", "*")]
    [InlineData("15-merge-merge", "*")]
    [InlineData("23-loop-with-task", "main")]
    [InlineData("25-second-root", "main")]
    [InlineData("27-start-choice", "*")]
    [InlineData("31-sequence-in-flowchart", "*")]
    [InlineData("47-variable-scopes", "*")]
    [InlineData("51-workflow-inputs", "*")]
    [InlineData("57-fault-default", "*")]
    [InlineData("59-fault-in-containers", "seq nested")]
    [InlineData("63-expression-types", "*")]
    [InlineData("65-type-conversion", "badvar truthy")]
    [InlineData("73-two-tasks", "*")]
    public async Task The_journal_is_what_real_Elsa_wrote(string name, string keys)
    {
        var recorded = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Cases", name + ".json")))!;
        var wanted = keys == "*" ? null : keys.Split(' ');
        bool IsWanted(string key) => wanted is null || wanted.Contains(key);
        await house.PublishAsync([.. recorded["definitions"]!.AsArray().Where(d => IsWanted((string)d!["key"]!)).Select(d => (JsonObject)d!["model"]!)]);

        var instances = new Dictionary<string, Guid>();
        foreach (var step in recorded["drive"]!.AsArray().Select(s => (JsonObject)s!))
        {
            var alias = (string?)step["as"] ?? "";
            if ((string)step["do"]! == "execute" && IsWanted((string)step["def"]!))
            {
                var body = step["input"] as JsonObject;
                instances[alias] = await house.StartAsync($"conf-{(string)step["def"]!}-$run$", body);
            }
            else if ((string)step["do"]! == "completeTask")
            {
                var bookmark = (await house.RowsAsync<BookmarkRow>())
                    .First(b => b.InstanceId == instances[alias] && b.ActivityId == (string)step["activityId"]!);
                await house.ResumeAsync(bookmark.Id, new() { ["result"] = step["result"]?.DeepClone() });
            }
        }

        instances.Should().NotBeEmpty();
        foreach (var (alias, id) in instances)
        {
            var expected = recorded["expected"]!["instances"]![alias]!;
            (await house.JournalAsync(id)).Should().Equal(
                expected["journal"]!.AsArray().Select(e => $"{(string)e![0]!}.{(string)e[1]!}"), "that is the journal of {0}", alias);
            var row = await house.InstanceAsync(id);
            $"{row.Status} {row.SubStatus}".Should().Be($"{(string)expected["status"]!} {(string)expected["subStatus"]!}");
            await VariablesAsync(id, alias, (JsonObject)expected["variables"]!);
        }
    }

    private async Task VariablesAsync(Guid id, string alias, JsonObject expected)
    {
        var byId = await house.VariablesAsync(id);
        foreach (var (variable, value) in expected)
        {
            var actual = byId["v" + variable];
            JsonNode.DeepEquals(actual, value).Should().BeTrue("{0} of {1} is {2} and not {3}", variable, alias, value?.ToJsonString(), actual?.ToJsonString());
        }
    }
}
