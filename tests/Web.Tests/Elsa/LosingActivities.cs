using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>Activities that nobody knows: drawn as Elsa's placeholder, kept as they are.</summary>
public sealed class LosingActivities(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task One_is_drawn_moved_and_kept_with_all_its_members()
    {
        using var designer = await Designer.OpenAsync(house, "en");
        var lost = Models.Activity("lost1", "Foreign.Thing", 10, ("url", "https://example.org"));
        lost["version"] = 7;
        lost["customProperties"] = new JsonObject { ["novel"] = 1 };
        lost["body"] = Models.Line("inner", 0);
        var created = await designer.DefinitionAsync(Models.Created("Lossless"));
        var id = (string)created["definitionId"]!;
        await designer.SaveAsync(Models.With(created, Models.Line("l1", 0), lost));

        var read = (await designer.GetAsync($"/workflow-definitions/by-definition-id/{id}?versionOptions=Latest"))!.AsObject();
        var drawn = read["root"]!["activities"]![1]!.AsObject();
        drawn["metadata"]!["designer"]!["position"]!["x"] = 500;
        await designer.SaveAsync(read);
        var stored = await StoredAsync(designer, id);

        PlaceholderShape().Fits(new JsonArray(drawn.DeepClone()));
        ((string)drawn["missingTypeName"]!).Should().Be("Foreign.Thing");
        ((int)drawn["missingTypeVersion"]!).Should().Be(7);
        ((string)drawn["metadata"]!["displayText"]!).Should().Be("Unknown activity: Foreign.Thing");
        ((string)drawn["id"]!).Should().Be("lost1");
        lost["metadata"]!["designer"]!["position"]!["x"] = 500;
        JsonNode.DeepEquals(WithoutNodeIds(stored), WithoutNodeIds(lost)).Should().BeTrue($"{stored} is {lost}");
    }

    [Fact]
    public async Task A_title_that_somebody_writes_stays_and_ours_never_does_whatever_the_language()
    {
        using var english = await Designer.OpenAsync(house, "en");
        using var chinese = await Designer.OpenAsync(house, "zh-Hans");
        var created = await english.DefinitionAsync(Models.Created("Titled"));
        var id = (string)created["definitionId"]!;
        await english.SaveAsync(Models.With(created, Models.Activity("lost1", "Foreign.Thing", 0)));

        await english.SaveAsync((await chinese.GetAsync($"/workflow-definitions/by-definition-id/{id}"))!);
        (await StoredAsync(english, id))["metadata"]!.AsObject().Should().NotContainKey("displayText");

        var read = (await english.GetAsync($"/workflow-definitions/by-definition-id/{id}"))!;
        read["root"]!["activities"]![0]!["metadata"]!["displayText"] = "Ask the old system";
        await english.SaveAsync(read);
        ((string)(await StoredAsync(english, id))["metadata"]!["displayText"]!).Should().Be("Ask the old system");
    }

    [Fact]
    public async Task Every_activity_that_is_answered_has_a_descriptor_or_nothing_would_be_drawn()
    {
        using var designer = await Designer.OpenAsync(house);
        var created = await designer.DefinitionAsync(Models.Created("Drawn"));
        var newer = Models.Line("l2", 250);
        newer["version"] = 99;
        await designer.SaveAsync(Models.With(created, Models.Line("l1", 0), newer, Models.Activity("lost1", "Foreign.Thing", 500)));

        var described = (await designer.GetAsync("/descriptors/activities?Refresh=True"))!["items"]!.AsArray()
            .Select(d => ((string)d!["typeName"]!, (int)d["version"]!)).ToHashSet();
        var read = await designer.GetAsync($"/workflow-definitions/by-definition-id/{created["definitionId"]}?versionOptions=Latest");

        var drawn = read!["root"]!["activities"]!.AsArray().Append(read["root"]).Select(a => ((string)a!["type"]!, (int)a["version"]!)).ToList();
        drawn.Should().HaveCount(4).And.BeSubsetOf(described).And.Contain(("Elsa.NotFoundActivity", 1));
    }

    [Fact]
    public async Task A_root_that_nobody_knows_is_a_placeholder_too()
    {
        using var designer = await Designer.OpenAsync(house);

        var saved = await designer.DefinitionAsync(Models.Created("Rootless", "Foreign.Root"));

        ((string)saved["root"]!["type"]!).Should().Be("Elsa.NotFoundActivity");
        ((string)(await ModelAsync(designer, (string)saved["definitionId"]!))["root"]!["type"]!).Should().Be("Foreign.Root");
    }

    private static Shape PlaceholderShape() => Shape.Written(new JsonArray(Shape.NodeIn("workflow-definitions-post-bad-json", "workflowDefinition", "root")).ToJsonString())
        .Lacking("[].customProperties.canStartWorkflow", "as it was sent").Lacking("[].customProperties.runAsynchronously", "as it was sent")
        .Lacking("[].metadata.description", "as it was sent")
        .Besides("[].customProperties.novel", "as it was sent").Besides("[].metadata.designer", "as it was sent");

    private static async Task<JsonObject> StoredAsync(Designer designer, string id) =>
        (await ModelAsync(designer, id))["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == "lost1")!.AsObject();

    /// <summary>As it is kept, which our own API tells.</summary>
    private static async Task<JsonObject> ModelAsync(Designer designer, string id) =>
        (await (await designer.Client.GetAsync($"/api/definitions/{id}")).SaidAsync())["model"]!.AsObject();

    private static JsonNode WithoutNodeIds(JsonNode activity)
    {
        var copy = activity.DeepClone();
        copy.AsObject().Remove("nodeId");
        copy["body"]?.AsObject().Remove("nodeId");
        return copy;
    }
}
