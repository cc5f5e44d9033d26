using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Soundness;

public sealed class JudgingDefinitions
{
    public static TheoryData<string> Faulty => [.. DefinitionFiles.Names("Faulty")];

    public static TheoryData<string> Sound => [.. DefinitionFiles.Names("Sound")];

    public static TheoryData<string> Shipped => [.. DefinitionFiles.Names("Shipped")];

    /// <summary>Each file names what is wrong with it, in <c>customProperties.finding</c>.</summary>
    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task A_faulty_definition_has_the_one_finding_it_names(string name)
    {
        var definition = DefinitionFiles.Read("Faulty", name);
        var expected = definition.Json["customProperties"]!["finding"]!;

        var findings = await DefinitionFiles.ValidateAsync(definition);

        findings.Select(f => $"{f.Code} {f.ActivityId}").Should().Equal($"{expected["code"]} {expected["activity"]}");
        findings.Should().OnlyContain(f => Points(definition.Json, f.Path), "a finding points at a place that is there, or at what is missing there");
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task A_sound_definition_has_no_finding(string name)
    {
        (await DefinitionFiles.ValidateAsync(DefinitionFiles.Read("Sound", name))).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task What_is_shipped_is_sound(string name)
    {
        (await DefinitionFiles.ValidateAsync(DefinitionFiles.Read("Shipped", name))).Should().BeEmpty();
    }

    [Fact]
    public void There_are_enough_of_both_and_every_kind_of_finding_has_one()
    {
        var shown = DefinitionFiles.Names("Faulty").Select(n => (string?)DefinitionFiles.Read("Faulty", n).Json["customProperties"]!["finding"]!["code"]);

        DefinitionFiles.Names("Faulty").Should().HaveCountGreaterThanOrEqualTo(40);
        DefinitionFiles.Names("Sound").Should().HaveCountGreaterThanOrEqualTo(20);
        // Files that are no definitions cannot name anything, what an import says of names is its own, what is too large is built in a test of its own.
        FindingKinds.All.Where(k => !k.Code.StartsWith("definition.", StringComparison.Ordinal) && k != FindingKinds.FlowTooLarge)
            .Concat([FindingKinds.NoDefinitionId, FindingKinds.ChildMissing, FindingKinds.ChildInputUndeclared, FindingKinds.CallsItself, FindingKinds.MayCallItself])
            .Select(k => k.Code).Should().BeSubsetOf(shown);
    }

    [Fact]
    public async Task A_definition_of_two_hundred_activities_is_judged_well_within_a_second()
    {
        var lanes = Enumerable.Range(0, 40).ToList();
        var definition = WorkflowDefinition.Read(A.Flow(
            "wide",
            string.Join(' ', lanes.Select(i => $"fork.L{i}>a{i} a{i}>b{i} b{i}>c{i} c{i}.Yes>d{i} c{i}.No>b{i} d{i}>e{i} e{i}>join")),
            [A.Fork("fork", [.. lanes.Select(i => $"L{i}")]), A.Join("join", "WaitAll"), .. lanes.SelectMany(Lane)]).ToJsonString());
        var findings = await DefinitionFiles.ValidateAsync(definition);

        var fastest = TimeSpan.MaxValue; // the machine may be busy with other things
        for (var i = 0; i < 5 && fastest > TimeSpan.FromSeconds(1); i++)
        {
            var clock = Stopwatch.StartNew();
            await DefinitionFiles.ValidateAsync(definition);
            fastest = clock.Elapsed;
        }

        fastest.Should().BeLessThan(TimeSpan.FromSeconds(1));
        findings.Should().NotContain(f => f.IsError);
        definition.Nodes.Should().HaveCountGreaterThan(200);
    }

    [Fact]
    public async Task What_was_not_looked_at_to_the_end_is_said()
    {
        // Ten races among ten lanes: too many orders, and each of them cancels something.
        var lanes = Enumerable.Range(0, 12).ToList();
        var definition = WorkflowDefinition.Read(A.Flow(
            "races",
            string.Join(' ', lanes.Select(i => $"fork.L{i}>a{i} a{i}>s{i} s{i}>b{i} s{i}>c{i} b{i}>r{i} c{i}>r{i} r{i}>join")),
            [
                A.Fork("fork", [.. lanes.Select(i => $"L{i}")]), A.Join("join", "WaitAll"),
                .. lanes.SelectMany(i => new[] { A.Task($"a{i}"), A.Line($"s{i}"), A.Task($"b{i}"), A.Task($"c{i}"), A.Line($"r{i}", "Race") }),
            ]).ToJsonString());

        var findings = await DefinitionFiles.ValidateAsync(definition);

        findings.Should().ContainSingle().Which.Should().BeEquivalentTo(new { FindingKinds.FlowTooLarge.Code, Severity = FindingSeverity.Info, ActivityId = "flow" });
    }

    private static JsonObject[] Lane(int i)
    {
        var decide = A.Task($"c{i}");
        decide["outcomes"] = A.Object("""["Yes","No"]""");
        return [A.Task($"a{i}"), A.Line($"b{i}"), decide, A.Line($"d{i}"), A.Task($"e{i}")];
    }

    private static bool Points(JsonNode definition, string pointer)
    {
        JsonNode? at = definition;
        var parent = at;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            if (at is null) return false;
            parent = at;
            at = at switch
            {
                JsonArray items => int.TryParse(segment, out var index) && index < items.Count ? items[index] : null,
                JsonObject members => members[segment],
                _ => null,
            };
        }

        return at is not null || parent is JsonObject;
    }
}
