using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Tests.Conformance;

/// <summary>Definitions with what a real Elsa server did with them. Ours does the same, but for the differences listed here, which
/// <c>docs/elsa-compatibility.md</c> explains.</summary>
public sealed class ReplayingElsaCases : IDisposable
{
    private const string Loop = "inc.Started inc.Completed more.Started more.Completed";

    /// <summary>Where real Elsa is stuck, ends early, loses a value or casts wrongly: which instances differ, how ours end, and what their journal has in the
    /// end. At most 14 cases.</summary>
    private static readonly Dictionary<string, Ours[]> OnPurpose = new()
    {
        ["09-join-waitany-cancels"] =
        [
            new("main", "Elsa completes the workflow before what follows the join", "b.Canceled j.Started j.Completed after.Started after.Completed flow.Completed Workflow1.Completed"),
            new("task", "Elsa answers 500 and stores no instance", "b.Canceled j.Started j.Completed after.Started after.Suspended", IsWaiting: true),
        ],
        ["11-join-waitallactive"] = [new("main", "Elsa blocks for ever", "b.Completed j.Started j.Completed after.Started after.Completed flow.Completed Workflow1.Completed")],
        ["17-merge-cascade"] =
        [
            new("main", "Elsa swallows the second token", "m.Started m.Completed m.Started m.Completed after.Started after.Completed after.Started after.Completed flow.Completed Workflow1.Completed"),
            new("task", "Elsa swallows the second token and blocks for ever", "after.Completed b.Resumed b.Completed m.Started m.Completed after.Started after.Completed flow.Completed Workflow1.Completed"),
        ],
        ["19-merge-dead-branch"] =
        [
            new("merge", "Elsa waits for a branch that was not taken", "a.Completed m.Started m.Completed after.Started after.Completed flow.Completed Workflow1.Completed"),
            new("converge", "Elsa waits for a branch that was not taken", "a.Completed m.Started m.Completed after.Started after.Completed flow.Completed Workflow1.Completed"),
        ],
        ["21-loop-back-explicit-modes"] = [new("converge", "Elsa waits for the way back before the first turn", $"{Loop} {Loop} {Loop} end.Started end.Completed flow.Completed Workflow1.Completed")],
        ["29-complete-activity"] =
        [
            new("main", "Elsa completes the flowchart twice, and loses the outcome", "end.Started end.Completed t.Canceled flow.Completed Workflow1.Completed"),
            new("nested", "Elsa goes on behind the end of the workflow", "c.Started c.Completed inner.Completed flow.Completed Workflow1.Completed"),
        ],
        ["35-for-no-body"] = [new("for", "Elsa blocks for ever", "loop.Started loop.Completed after.Started after.Completed q.Completed Workflow1.Completed")],
        ["41-fork-activity"] = [new("all", "Elsa cannot cast what it stored", "t.Resumed t.Completed fk.Completed after.Started after.Completed q.Completed Workflow1.Completed")],
        ["45-setvariable-types"] = [new("main", "The script engine knows no BigInt; such a definition is refused when it is saved", "s11.Started s11.Faulted", IsWaiting: true)],
        ["49-variable-no-storage"] = [new("main", "Elsa loses a variable's value", "w2.Started w2.Completed q.Completed Workflow1.Completed")],
        ["61-unknown-activity"] = [new("expr", "Elsa drops an expression of an unknown type; such a definition is refused when it is saved", "w.Started w.Faulted", IsWaiting: false, IsFaulted: true)],
        ["75-execute-workflow-suspended"] = [new("wait", "Elsa loses the child's output", "x.Resumed x.Completed after.Started after.Completed flow.Completed Workflow1.Completed")],
    };

    private readonly TestHouse house = new();
    private JsonObject seen = [];

    public static TheoryData<string> Same => [.. RecordedCase.Names.Where(n => !OnPurpose.ContainsKey(n))];

    public static TheoryData<string> Different => [.. OnPurpose.Keys];

    public void Dispose() => house.Dispose();

    [Theory]
    [MemberData(nameof(Same))]
    public async Task Does_what_real_Elsa_did(string name) => (await DifferencesAsync(name)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Different))]
    public async Task Does_otherwise_only_where_real_Elsa_fails(string name)
    {
        var differences = await DifferencesAsync(name);

        var aliases = differences.Where(d => d.StartsWith("instances.", StringComparison.Ordinal)).Select(d => d.Split('.', ':')[1]).Distinct();
        aliases.Should().BeEquivalentTo(OnPurpose[name].Select(o => o.Alias), "the others are as recorded");
        foreach (var (alias, why, journal, isWaiting, isFaulted) in OnPurpose[name])
        {
            var got = seen["instances"]![alias]!;
            string.Join(' ', got["journal"]!.AsArray().Select(e => $"{e![0]}.{e[1]}")).Should().EndWith(" " + journal, why);
            ((string)got["subStatus"]!).Should().Be(isFaulted ? "Faulted" : isWaiting ? "Suspended" : "Finished", why);
        }
    }

    [Fact]
    public void Seldom() => OnPurpose.Should().HaveCountLessThan(15);

    private async Task<List<string>> DifferencesAsync(string name)
    {
        var recorded = await RecordedCase.ReadAsync(name);
        var expected = new JsonObject { ["snapshots"] = recorded.Expected["snapshots"]?.DeepClone(), ["instances"] = recorded.Expected["instances"]!.DeepClone() };
        seen = await new Replay(house, recorded).RunAsync();
        return Comparison.Differences(expected, seen, recorded.Varying);
    }

    private sealed record Ours(string Alias, string Why, string Journal, bool IsWaiting = false, bool IsFaulted = false);
}
