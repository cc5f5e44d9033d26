using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>What the designer asks before it draws anything.</summary>
public sealed class DescribingTheDesign(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task Expressions_are_those_that_the_runtime_knows()
    {
        var items = await ItemsAsync("/descriptors/expression-descriptors", Shape.Recorded("descriptors-expression-descriptors"));

        // Elsa's others (Json, Liquid, C#, Python, Delegate) are refused by the validator, so nobody is offered them.
        items.Select(i => (string)i["type"]!).Should().BeEquivalentTo("Literal", "Object", "Variable", "Input", "JavaScript");
        items.Where(i => (bool)i["isBrowsable"]!).Select(i => (string)i["type"]!).Should().BeEquivalentTo("Variable", "Input", "JavaScript");
        ((string)items.Single(i => (string)i["type"]! == "JavaScript")["properties"]!["MonacoLanguage"]!).Should().Be("javascript");
    }

    [Fact]
    public async Task Variables_have_types_that_the_runtime_converts_to()
    {
        var items = await ItemsAsync("/descriptors/variables", Shape.Recorded("descriptors-variables"));

        items.Select(i => (string)i["typeName"]!).Should().OnlyHaveUniqueItems().And.Contain(["Object", "String", "Boolean", "Int32", "DateTimeOffset"]);
        items.Select(i => (string)i["displayName"]!).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task There_is_a_place_to_keep_variables_or_none_could_be_added()
    {
        var items = await ItemsAsync("/descriptors/storage-drivers", Shape.Recorded("descriptors-storage-drivers"));

        items.Should().ContainSingle().Which["typeName"]!.GetValue<string>().Should().Be("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core");
    }

    [Theory]
    [InlineData("/descriptors/workflow-activation-strategies", "descriptors-workflow-activation-strategies", 4)]
    [InlineData("/descriptors/incident-strategies", "descriptors-incident-strategies", 2)]
    [InlineData("/descriptors/log-persistence-strategies", "descriptors-log-persistence-strategies", 0)] // everything that runs is written down
    [InlineData("/descriptors/commit-strategies/workflows", "descriptors-commit-strategies-workflows", 0)] // a burst is one transaction
    [InlineData("/descriptors/commit-strategies/activities", "descriptors-commit-strategies-activities", 0)]
    public async Task Strategies_are_those_that_the_runtime_has(string path, string recorded, int count)
    {
        var items = await ItemsAsync(path, Shape.Recorded(recorded));

        var known = Shape.NamesIn(recorded);
        items.Should().HaveCount(count);
        items.Select(i => (string?)i["typeName"] ?? (string)i["name"]!).Should().OnlyHaveUniqueItems().And.BeSubsetOf(known, "the runtime reads Elsa's words");
    }

    [Fact]
    public async Task Strategies_begin_with_what_holds_when_none_is_chosen()
    {
        (await ItemsAsync("/descriptors/workflow-activation-strategies"))[0]["typeName"]!.GetValue<string>().Should().Contain("AllowAlwaysStrategy");
        (await ItemsAsync("/descriptors/incident-strategies"))[0]["typeName"]!.GetValue<string>().Should().Contain("ContinueWithIncidentsStrategy");
    }

    [Fact]
    public async Task Outputs_have_no_converters()
    {
        (await ItemsAsync("/descriptors/output-converters?sourceType=Object&destinationType=String", Shape.Written("""{"items":[],"count":0}"""))).Should().BeEmpty();
    }

    [Fact]
    public async Task Resilience_has_no_strategies()
    {
        (await ItemsAsync("/resilience/strategies?category=HTTP", Shape.Recorded("resilience-strategies"))).Should().BeEmpty();
    }

    [Fact]
    public async Task Features_are_listed_as_Elsa_lists_them()
    {
        using var designer = await Designer.OpenAsync(house);

        await ItemsAsync("/features/installed", Shape.Recorded("features-installed"));
        await designer.GetAsync("/features/installed/Elsa.Nope", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_package_has_the_version_that_the_designer_is_made_for()
    {
        using var designer = await Designer.OpenAsync(house);

        var answer = Shape.Recorded("package-version").Fits(await designer.GetAsync("/package/version"));

        ((string)answer["packageVersion"]!).Should().Be("3.8.2");
    }

    [Theory]
    [InlineData("en", "Text", "Go on")]
    [InlineData("zh-Hans", "文本", "继续")]
    public async Task They_speak_the_administrators_language(string language, string text, string goOn)
    {
        using var designer = await Designer.OpenAsync(house, language);

        var types = (await designer.GetAsync("/descriptors/variables"))!["items"]!.AsArray();
        var strategies = (await designer.GetAsync("/descriptors/incident-strategies"))!["items"]!.AsArray();

        types.Single(t => (string)t!["typeName"]! == "String")!["displayName"]!.GetValue<string>().Should().Be(text);
        strategies[0]!["displayName"]!.GetValue<string>().Should().Be(goOn);
        types.Concat(strategies).Select(i => (string)i!["displayName"]!).Should().NotContain(name => name.StartsWith("elsa.", StringComparison.Ordinal));
    }

    private async Task<List<JsonNode>> ItemsAsync(string path, Shape? shape = null)
    {
        using var designer = await Designer.OpenAsync(house);
        var answer = await designer.GetAsync(path);
        shape?.Fits(answer);
        return [.. answer!["items"]!.AsArray().Select(i => i!)];
    }
}
