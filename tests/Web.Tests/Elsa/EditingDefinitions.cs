using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>Creating, listing, reading and saving definitions as the designer does.</summary>
public sealed class EditingDefinitions(TestHouse house) : IClassFixture<TestHouse>
{
    private const string NoToolVersion = "a list does not read the content, and no screen shows it";

    [Fact]
    public async Task A_definition_is_created_from_what_the_dialog_sends()
    {
        using var designer = await Designer.OpenAsync(house);

        var answer = await designer.SaveAsync(Models.Created("Fresh"));

        DefinitionShape("workflow-definitions-post-draft", "workflowDefinition.").Fits(answer);
        var definition = answer["workflowDefinition"]!;
        ((string)definition["definitionId"]!).Should().NotBeEmpty();
        ((string)definition["name"]!).Should().Be("Fresh");
        ((int)definition["version"]!).Should().Be(1);
        ((bool)definition["isLatest"]!).Should().BeTrue();
        ((bool)definition["isPublished"]!).Should().BeFalse();
        ((string)definition["root"]!["nodeId"]!).Should().Be("Workflow1:13b1a2c3d4e5f607");
        RelsOf(definition).Should().Contain("publish", "without this link the designer only reads");
    }

    [Fact]
    public async Task A_state_machine_is_refused_with_a_text()
    {
        using var designer = await Designer.OpenAsync(house, "en");

        var answer = await designer.Client.PostAsJsonAsync($"{Designer.Root}/workflow-definitions", new { model = Models.Created("Machine", "Elsa.StateMachine") });

        (await Designer.RefusedAsync(answer)).Should().Be("definition.root_not_offered");
    }

    [Fact]
    public async Task A_sequence_is_accepted()
    {
        using var designer = await Designer.OpenAsync(house);

        var definition = await designer.DefinitionAsync(Models.Created("Row", "Elsa.Sequence"), publish: true);

        ((string)definition["root"]!["type"]!).Should().Be("Elsa.Sequence");
        ((bool)definition["isPublished"]!).Should().BeTrue();
    }

    [Theory]
    [InlineData("{ nope")]
    [InlineData("{}")]
    [InlineData("""{"model":{"name":"rootless"}}""")]
    [InlineData("")]
    public async Task What_cannot_be_read_is_a_400_with_a_text(string body)
    {
        using var designer = await Designer.OpenAsync(house);

        var answer = await designer.Client.PostAsync($"{Designer.Root}/workflow-definitions", new StringContent(body, Encoding.UTF8, "application/json"));

        await Designer.RefusedAsync(answer);
    }

    [Fact]
    public async Task The_list_has_the_rows_and_the_links_that_its_menus_need()
    {
        using var designer = await Designer.OpenAsync(house);
        await designer.DefinitionAsync(Models.Created("Listed"));

        var list = await designer.GetAsync("/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=Listed&IsSystem=False&OrderBy=Name&OrderDirection=Ascending");

        Shape.Recorded("workflow-definitions-list")
            .Besides("items[].providerName", "new in 3.8").Besides("items[].isMaterializerAvailable", "new in 3.8")
            .Lacking("items[].toolVersion", NoToolVersion)
            .Words("items[].links[].method", "GET", "POST", "PUT", "DELETE").Words("items[].materializerName", "Json")
            .Words("items[].links[].rel", Models.Rels).Words("links[].rel", Models.ListRels)
            .Fits(list);
        RelsOf(list!).Should().Contain("bulk-publish", "without it nothing can be created");
        RelsOf(list!["items"]!.AsArray().Single()!).Should().Contain("publish", "without it a row cannot be edited");
    }

    [Fact]
    public async Task The_list_pages_sorts_and_searches()
    {
        using var designer = await Designer.OpenAsync(house);
        foreach (var name in (string[])["Sorted b", "Sorted c", "Sorted a"]) await designer.DefinitionAsync(Models.Created(name));

        (await NamesAsync(designer, "searchterm=sorted&orderby=Name")).Should().Equal("Sorted a", "Sorted b", "Sorted c");
        (await NamesAsync(designer, "SearchTerm=Sorted&OrderBy=Name&OrderDirection=Descending")).Should().Equal("Sorted c", "Sorted b", "Sorted a");
        (await NamesAsync(designer, "SearchTerm=Sorted&OrderBy=Created&OrderDirection=Ascending")).Should().Equal("Sorted b", "Sorted c", "Sorted a");
        (await NamesAsync(designer, "SearchTerm=Sorted&OrderBy=Created")).Should().Equal("Sorted a", "Sorted c", "Sorted b");
        (await NamesAsync(designer, "SearchTerm=Sorted&Page=1&PageSize=2")).Should().Equal("Sorted c");
        (await NamesAsync(designer, "SearchTerm=Sorted&IsSystem=True")).Should().BeEmpty();
        (await NamesAsync(designer, "SearchTerm=Sorted&label=urgent")).Should().BeEmpty();
        (await NamesAsync(designer, "SearchTerm=Sorted&Page=oops&PageSize=&IsSystem=&OrderBy=")).Should().HaveCount(3, "what cannot be read is not asked for");
    }

    [Fact]
    public async Task The_list_filters_by_version_and_by_ids()
    {
        using var designer = await Designer.OpenAsync(house);
        var published = await designer.DefinitionAsync(Models.Created("Versioned"), publish: true);
        var id = (string)published["definitionId"]!;
        var draft = await designer.DefinitionAsync(Models.With(published, Models.Line("l1", 0)));

        (await VersionsAsync(designer, id, "Latest")).Should().Equal(2);
        (await VersionsAsync(designer, id, "Published")).Should().Equal(1);
        (await VersionsAsync(designer, id, "Draft")).Should().Equal(2);
        (await VersionsAsync(designer, id, "LatestOrPublished")).Should().Equal(2, 1);
        (await VersionsAsync(designer, id, "LatestAndPublished")).Should().BeEmpty();
        (await VersionsAsync(designer, id, "AllVersions")).Should().Equal(2, 1);
        (await VersionsAsync(designer, id, "")).Should().Equal([2, 1], "an empty filter is none");
        (await VersionsAsync(designer, id, "1")).Should().Equal(1);
        await Designer.RefusedAsync(await designer.Client.GetAsync($"{Designer.Root}/workflow-definitions?versionOptions=Nonsense"));

        var both = await designer.GetAsync($"/workflow-definitions?versionOptions=&Ids={draft["id"]}&Ids={published["id"]}");
        both!["items"]!.AsArray().Should().HaveCount(2);
        (await designer.GetAsync("/workflow-definitions?Ids=nothing-of-ours"))!["items"]!.AsArray().Should().BeEmpty();
        (await designer.GetAsync($"/workflow-definitions?DefinitionIds={id}&DefinitionIds=nope&versionOptions=Latest"))!["items"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task A_definition_is_read_by_its_id_and_by_that_of_a_version()
    {
        using var designer = await Designer.OpenAsync(house);
        var published = await designer.DefinitionAsync(Models.With(await designer.DefinitionAsync(Models.Created("Read")), Models.Line("l1", 0)), publish: true);
        var id = (string)published["definitionId"]!;
        var draft = await designer.DefinitionAsync(Models.With(published, Models.Line("l1", 0), Models.Line("l2", 250)));

        var latest = await designer.GetAsync($"/workflow-definitions/by-definition-id/{id}?versionOptions=Latest");
        var old = await designer.GetAsync($"/workflow-definitions/by-id/{published["id"]}");

        DefinitionShape("workflow-definitions-by-definition-id").Fits(latest);
        DefinitionShape("workflow-definitions-by-id").Fits(old);
        ((string)latest!["id"]!).Should().Be((string)draft["id"]!);
        latest["root"]!["activities"]!.AsArray().Select(a => (string)a!["nodeId"]!).Should().Equal("Workflow1:13b1a2c3d4e5f607:l1", "Workflow1:13b1a2c3d4e5f607:l2");
        ((bool)old!["isLatest"]!).Should().BeFalse();
        old["root"]!["activities"]!.AsArray().Should().ContainSingle();
        ((int)(await designer.GetAsync($"/workflow-definitions/by-definition-id/{id}?versionOptions=Published"))!["version"]!).Should().Be(1);
        ((int)(await designer.GetAsync($"/workflow-definitions/{id}"))!["version"]!).Should().Be(2);
        (await Designer.RefusedAsync(await designer.Client.GetAsync($"{Designer.Root}/workflow-definitions/by-definition-id/nope"), HttpStatusCode.NotFound))
            .Should().Be("definition.not_found");
        await Designer.RefusedAsync(await designer.Client.GetAsync($"{Designer.Root}/workflow-definitions/by-id/nope"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_name_is_free_or_taken()
    {
        using var designer = await Designer.OpenAsync(house);
        var taken = await designer.DefinitionAsync(Models.Created("Taken"));

        var answer = await designer.GetAsync("/workflow-definitions/validation/is-name-unique?name=taken");

        Shape.Recorded("workflow-definitions-is-name-unique").Fits(answer);
        ((bool)answer!["isUnique"]!).Should().BeFalse();
        ((bool)(await designer.GetAsync($"/workflow-definitions/validation/is-name-unique?name=Taken&definitionId={taken["definitionId"]}"))!["isUnique"]!).Should().BeTrue();
        ((bool)(await designer.GetAsync("/workflow-definitions/validation/is-name-unique?name=Free"))!["isUnique"]!).Should().BeTrue();
    }

    [Fact]
    public async Task Saving_over_what_is_published_makes_a_draft_and_believes_no_number_of_the_clients()
    {
        using var designer = await Designer.OpenAsync(house);
        var published = await designer.DefinitionAsync(Models.Created("Edited"), publish: true);
        var sent = Models.With(published, Models.Line("l1", 0));
        sent["version"] = 17;
        sent["id"] = Guid.CreateVersion7().ToString();

        var draft = await designer.DefinitionAsync(sent);
        var again = await designer.SaveAsync(draft);
        var final = await designer.SaveAsync(draft, publish: true);
        var twice = await designer.SaveAsync(draft, publish: true);

        ((int)draft["version"]!).Should().Be(2);
        ((bool)draft["isPublished"]!).Should().BeFalse();
        ((string)draft["id"]!).Should().NotBe((string)published["id"]!).And.NotBe((string)sent["id"]!);
        draft["root"]!["activities"]!.AsArray().Should().ContainSingle("the designer goes on from the answer");
        ((int)again["workflowDefinition"]!["version"]!).Should().Be(2, "the same content twice is one version");
        ((bool)final["workflowDefinition"]!["isPublished"]!).Should().BeTrue();
        ((bool)final["alreadyPublished"]!).Should().BeFalse();
        ((bool)twice["alreadyPublished"]!).Should().BeTrue();
    }

    [Fact]
    public async Task Members_that_nobody_knows_survive_the_round_trip()
    {
        using var designer = await Designer.OpenAsync(house);
        var created = await designer.DefinitionAsync(Models.Created("Strange"));
        var line = Models.Line("l1", 12.5);
        line["surprise"] = new JsonObject { ["deep"] = new JsonArray(1, "二", null) };
        line["metadata"]!["designer"]!["colour"] = "teal";
        line["customProperties"] = new JsonObject { ["mergeMode"] = "Merge", ["novel"] = true };
        var sent = Models.With(created, line, Models.Line("l2", 250));
        sent["customProperties"] = new JsonObject { ["VariableTestValues"] = new JsonObject { ["v"] = 3 } };
        sent["unheard"] = "of";
        sent["root"]!["connections"] = new JsonArray(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "l1", ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = "l2", ["port"] = "In" },
            ["vertices"] = new JsonArray(new JsonObject { ["x"] = -3.25, ["y"] = 7 }),
            ["label"] = "first",
        });

        await designer.SaveAsync(sent);
        var read = await designer.GetAsync($"/workflow-definitions/by-definition-id/{created["definitionId"]}?versionOptions=Latest");

        foreach (var member in (string[])["root", "customProperties", "unheard"])
        {
            JsonNode.DeepEquals(read![member], sent[member]).Should().BeTrue($"{member} is\n{read[member]} and was\n{sent[member]}");
        }
    }

    [Fact]
    public async Task Words_of_a_refusal_are_in_the_administrators_language()
    {
        using var english = await Designer.OpenAsync(house, "en");
        using var chinese = await Designer.OpenAsync(house, "zh-Hans");
        var path = $"{Designer.Root}/workflow-definitions/by-definition-id/nope";

        var first = await (await english.Client.GetAsync(path)).Content.ReadFromJsonAsync<JsonObject>();
        var second = await (await chinese.Client.GetAsync(path)).Content.ReadFromJsonAsync<JsonObject>();

        ((string)first!["message"]!).Should().NotBe((string)second!["message"]!);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_a_404_in_JSON_whoever_asks()
    {
        using var designer = await Designer.OpenAsync(house);
        designer.Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        foreach (var path in (string[])["/nothing/here", "/labels/x/y", "/secrets"])
        {
            (await Designer.RefusedAsync(await designer.Client.GetAsync(Designer.Root + path), HttpStatusCode.NotFound)).Should().Be("resource.not_found");
            await Designer.RefusedAsync(await designer.Client.PostAsJsonAsync(Designer.Root + path, new { }), HttpStatusCode.NotFound);
        }
    }

    private static Shape DefinitionShape(string recorded, string at = "") => Shape.Recorded(recorded)
        .Words($"{at}links[].rel", Models.Rels)
        .Lacking($"{at}options.autoUpdateConsumingWorkflows", "options are as the designer sent them")
        .Lacking($"{at}options.usableAsActivity", "as sent").Lacking($"{at}options.activityCategory", "as sent")
        .Besides($"{at}toolVersion", "sent").Besides($"{at}description", "sent")
        .Free($"{at}root", "as sent, which other tests compare");

    private static IEnumerable<string> RelsOf(JsonNode linked) => linked["links"]!.AsArray().Select(l => (string)l!["rel"]!);

    private static async Task<List<string>> NamesAsync(Designer designer, string query) =>
        [.. (await designer.GetAsync($"/workflow-definitions?versionOptions=Latest&{query}"))!["items"]!.AsArray().Select(i => (string)i!["name"]!)];

    private static async Task<List<int>> VersionsAsync(Designer designer, string id, string versions) =>
        [.. (await designer.GetAsync($"/workflow-definitions?versionOptions={versions}&Page=0&PageSize=10&DefinitionIds={id}&OrderBy=Version&OrderDirection=Descending"))!
            ["items"]!.AsArray().Select(i => (int)i!["version"]!)];
}
