using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>A designer knows one text for each thing; definitions have two.</summary>
public sealed class NamingInBothLanguages(TestHouse house) : IClassFixture<TestHouse>
{
    private const string Chinese = "zh-Hans";

    [Theory, InlineData("en"), InlineData(Chinese)]
    public async Task Reading_and_saving_changes_nothing(string language)
    {
        using var designer = await Designer.OpenAsync(house, language);
        var shown = await OpenAsync(designer, "detection");

        var saved = await designer.DefinitionAsync(shown);

        ((string)saved["id"]!).Should().Be((string)shown["id"]!, "the content is the same, so there is no new version");
        saved["root"]!.ToJsonString().Should().Be(shown["root"]!.ToJsonString());
    }

    [Fact]
    public async Task Everybody_reads_their_own_language()
    {
        using var english = await Designer.OpenAsync(house, "en");
        using var chinese = await Designer.OpenAsync(house, Chinese);

        var (one, other) = (await OpenAsync(english, "household-case"), await OpenAsync(chinese, "household-case"));

        ((string)one["name"]!, (string)other["name"]!).Should().Be(("Household case", "因病致贫返贫户帮扶"));
        (Title(one, "fork"), Title(other, "fork")).Should().Be(("In parallel", "并行帮扶"));
        (await NamesAsync(english)).Should().Contain("Household case");
        (await NamesAsync(chinese)).Should().Contain("因病致贫返贫户帮扶").And.NotContain("Household case");
    }

    [Fact]
    public async Task A_change_in_one_language_leaves_the_other()
    {
        using var english = await Designer.OpenAsync(house, "en");
        using var chinese = await Designer.OpenAsync(house, Chinese);
        var shown = await OpenAsync(chinese, "charity-referral");
        shown["name"] = "慈善转介";
        Activity(shown, "send")["metadata"]!["displayText"] = "送出";

        var saved = await chinese.DefinitionAsync(shown);

        ((string)saved["name"]!, Title(saved, "send")).Should().Be(("慈善转介", "送出"));
        var other = await OpenAsync(english, "charity-referral");
        ((string)other["name"]!, Title(other, "send"), Title(other, "reply")).Should().Be(("Charity referral", "Send", "Charity"));
        other["name"] = "Charity aid";
        await english.DefinitionAsync(other);
        ((string)(await OpenAsync(chinese, "charity-referral"))["name"]!).Should().Be("慈善转介");
    }

    [Fact]
    public async Task A_copy_is_called_what_its_author_calls_it()
    {
        using var chinese = await Designer.OpenAsync(house, Chinese);
        var copy = await OpenAsync(chinese, "care-plan");
        copy.Remove("definitionId");
        copy.Remove("id");
        copy["name"] = "照护方案副本";

        var saved = await chinese.DefinitionAsync(copy);

        using var english = await Designer.OpenAsync(house, "en");
        ((string)(await OpenAsync(english, (string)saved["definitionId"]!))["name"]!).Should().Be("照护方案副本");
    }

    [Fact]
    public async Task Outcomes_that_a_canvas_cannot_draw_are_shown_as_names_and_nothing_is_lost()
    {
        using var designer = await Designer.OpenAsync(house, "en");
        var model = Models.With(
            Models.Created("Old outcomes"),
            Task("old", "Object", """[{"name":"grant","label":{"en":"Grant","zh-Hans":"同意"}},{"name":"refuse","label":{"en":"Refuse","zh-Hans":"拒绝"}}]"""),
            Task("script", "JavaScript", "getOutcomes()"));
        model["definitionId"] = "old-outcomes";

        var shown = await designer.DefinitionAsync(model);

        Expression(shown, "old", "outcomes").Should().Be("""Object ["grant","refuse"]""");
        Expression(shown, "old", "outcomeDetails").Should().Contain("同意");
        Expression(shown, "script", "outcomes").Should().Be("Object []");
        var again = await designer.DefinitionAsync(shown);
        Expression(again, "script", "outcomes").Should().Be("Object []");
        var stored = await (await house.ClientOfAsync("admin")).GetStringAsync("/api/definitions/old-outcomes");
        stored.Should().Contain("getOutcomes()");
    }

    private static JsonObject Task(string id, string syntax, string outcomes) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["type"] = "CaseFlow.AssignTask",
        ["version"] = 1,
        ["outcomes"] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = outcomes } },
    };

    private static async Task<JsonObject> OpenAsync(Designer designer, string id) =>
        (await designer.GetAsync($"/workflow-definitions/by-definition-id/{id}?versionOptions=Latest"))!.AsObject();

    private static async Task<IEnumerable<string>> NamesAsync(Designer designer) =>
        (await designer.GetAsync("/workflow-definitions?versionOptions=Latest&Page=0&PageSize=50"))!["items"]!.AsArray().Select(d => (string)d!["name"]!).ToList();

    private static JsonObject Activity(JsonObject model, string id) => model["root"]!["activities"]!.AsArray().OfType<JsonObject>().Single(a => (string)a["id"]! == id);

    private static string Title(JsonObject model, string id) => (string)Activity(model, id)["metadata"]!["displayText"]!;

    private static string Expression(JsonObject model, string id, string input) =>
        $"{Activity(model, id)[input]!["expression"]!["type"]} {Activity(model, id)[input]!["expression"]!["value"]}";
}
