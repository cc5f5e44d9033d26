using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>What the menus of the list, the editor and the version history do.</summary>
public sealed class ChangingDefinitions(TestHouse house) : IClassFixture<TestHouse>
{
    private const string AsSent = "as it was sent";

    [Fact]
    public async Task A_definition_is_published_and_retracted()
    {
        using var designer = await Designer.OpenAsync(house);
        var id = await CreateAsync(designer, "On and off");

        var published = await designer.PostAsync($"/workflow-definitions/{id}/publish");
        var retracted = await designer.PostAsync($"/workflow-definitions/{id}/retract");
        var again = await designer.Client.PostAsJsonAsync($"{Designer.Root}/workflow-definitions/{id}/retract", new { });

        DefinitionShape("workflow-definitions-publish", "workflowDefinition.").Fits(published);
        ((bool)published!["workflowDefinition"]!["isPublished"]!).Should().BeTrue();
        DefinitionShape("workflow-definitions-retract").Fits(retracted);
        ((bool)retracted!["isPublished"]!).Should().BeFalse();
        (await Designer.RefusedAsync(again, HttpStatusCode.NotFound)).Should().Be("definition.not_published");
        await Designer.RefusedAsync(await designer.Client.PostAsJsonAsync($"{Designer.Root}/workflow-definitions/nope/publish", new { }), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_the_validator_refuses_comes_as_lines_that_the_designer_shows()
    {
        using var designer = await Designer.OpenAsync(house, "en");
        var created = await designer.DefinitionAsync(Models.Created("Broken"));
        await designer.SaveAsync(Models.With(created, Models.Activity("a1", "Elsa.HttpEndpoint", 0)));

        var answer = await designer.Client.PostAsJsonAsync($"{Designer.Root}/workflow-definitions/{created["definitionId"]}/publish", new { });

        (await Designer.RefusedAsync(answer)).Should().Be("definition.refused");
        var lines = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!["generalErrors"]!.AsArray();
        lines.Should().HaveCountGreaterThan(1).And.Contain(line => line!.GetValue<string>().Contains("Elsa.HttpEndpoint", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_earlier_version_becomes_a_draft_again()
    {
        using var designer = await Designer.OpenAsync(house);
        var first = await designer.DefinitionAsync(Models.Created("Back"), publish: true);
        await designer.DefinitionAsync(Models.With(first, Models.Line("l1", 0)), publish: true);

        var summary = await designer.PostAsync($"/workflow-definitions/{first["definitionId"]}/revert/1", status: HttpStatusCode.Created);

        Shape.Recorded("workflow-definitions-revert")
            .Besides("links", "as in a list").Besides("providerName", "new in 3.8").Besides("isMaterializerAvailable", "new in 3.8").Lacking("toolVersion", "no screen shows it")
            .Fits(summary);
        ((int)summary!["version"]!).Should().Be(3);
        ((bool)summary["isPublished"]!).Should().BeFalse();
        var loaded = await designer.GetAsync($"/workflow-definitions/by-id/{summary["id"]}");
        (loaded!["root"]!["activities"]?.AsArray().Count ?? 0).Should().Be(0);
        await Designer.RefusedAsync(
            await designer.Client.PostAsync($"{Designer.Root}/workflow-definitions/{first["definitionId"]}/revert/9", new StringContent("")), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Definitions_and_versions_are_deleted()
    {
        using var designer = await Designer.OpenAsync(house);
        var first = await designer.DefinitionAsync(Models.Created("Gone"), publish: true);
        var second = await designer.DefinitionAsync(Models.With(first, Models.Line("l1", 0)));
        var id = (string)first["definitionId"]!;

        (await designer.GetAsync($"/workflow-definitions/{id}/versions"))!.AsArray().Select(v => (int)v!["version"]!).Should().Equal(2, 1);
        await designer.DeleteAsync($"/workflow-definition-versions/{second["id"]}", HttpStatusCode.NoContent);
        (await designer.GetAsync($"/workflow-definitions/{id}/versions"))!.AsArray().Should().ContainSingle();
        await designer.DeleteAsync($"/workflow-definition-versions/{second["id"]}", HttpStatusCode.NotFound);
        await designer.DeleteAsync($"/workflow-definitions/{id}/version/7", HttpStatusCode.NotFound);
        await designer.DeleteAsync($"/workflow-definitions/{id}", HttpStatusCode.NoContent);
        await designer.DeleteAsync($"/workflow-definitions/{id}", HttpStatusCode.NotFound);
        await designer.GetAsync($"/workflow-definitions/by-definition-id/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_instances_run_on_is_not_deleted_and_says_so_with_a_400()
    {
        using var designer = await Designer.OpenAsync(house);
        var (id, _) = await RunningAsync(designer, "Held");

        (await Designer.RefusedAsync(await designer.Client.DeleteAsync($"{Designer.Root}/workflow-definitions/{id}"))).Should().Be("definition.in_use");
    }

    [Fact]
    public async Task Several_are_published_retracted_and_deleted_each_for_itself()
    {
        using var designer = await Designer.OpenAsync(house);
        var (one, other) = (await CreateAsync(designer, "Many 1"), await CreateAsync(designer, "Many 2"));
        await designer.PostAsync($"/workflow-definitions/{other}/publish");
        var (held, _) = await RunningAsync(designer, "Many held");
        JsonObject Ids(params string[] ids) => new() { ["definitionIds"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };

        var published = await designer.PostAsync("/bulk-actions/publish/workflow-definitions/by-definition-ids", Ids(one, other, "nope"));
        var retracted = await designer.PostAsync("/bulk-actions/retract/workflow-definitions/by-definition-ids", Ids(one, other, "nope"));
        var twice = await designer.PostAsync("/bulk-actions/retract/workflow-definitions/by-definition-ids", Ids(one));
        var deleted = await designer.PostAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", Ids(one, other, held, "nope"));

        Shape.Recorded("workflow-definitions-bulk-publish").Fits(published);
        published!["published"]!.AsArray().Select(i => (string)i!).Should().Equal(one);
        published["alreadyPublished"]!.AsArray().Select(i => (string)i!).Should().Equal(other);
        published["notFound"]!.AsArray().Select(i => (string)i!).Should().Equal("nope");
        Shape.Recorded("workflow-definitions-bulk-retract").Besides("warnings", "why one was skipped").Fits(retracted);
        retracted!["retracted"]!.AsArray().Select(i => (string)i!).Should().Equal(one, other);
        twice!["alreadyRetracted"]!.AsArray().Select(i => (string)i!).Should().Equal(one);
        Shape.Recorded("workflow-definitions-bulk-delete").Besides("failed", "what is in use stays").Besides("warnings", "and why").Fits(deleted);
        ((int)deleted!["deleted"]!).Should().Be(2);
        deleted["failed"]!.AsArray().Select(i => (string)i!).Should().Equal(held);
        deleted["warnings"]![held]!.AsArray().Should().NotBeEmpty();
    }

    [Fact]
    public async Task Several_versions_are_deleted()
    {
        using var designer = await Designer.OpenAsync(house);
        var first = await designer.DefinitionAsync(Models.Created("Thinned"), publish: true);
        var second = await designer.DefinitionAsync(Models.With(first, Models.Line("l1", 0)), publish: true);

        var deleted = await designer.PostAsync("/bulk-actions/delete/workflow-definitions/by-id", new JsonObject { ["ids"] = new JsonArray((string)first["id"]!, "nope") });

        ((int)deleted!["deleted"]!).Should().Be(1);
        (await designer.GetAsync($"/workflow-definitions/{second["definitionId"]}/versions"))!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task One_is_exported_as_a_file_and_several_as_an_archive()
    {
        using var designer = await Designer.OpenAsync(house);
        var definition = await designer.DefinitionAsync(Models.Created("Carried"));
        var other = await designer.DefinitionAsync(Models.Created("Carried too"));
        var id = (string)definition["definitionId"]!;

        var file = await designer.Client.GetAsync($"{Designer.Root}/workflow-definitions/{id}/export?versionOptions=&includeConsumingWorkflows=False");
        var many = await designer.Client.PostAsJsonAsync(
            $"{Designer.Root}/bulk-actions/export/workflow-definitions", new { ids = new[] { (string)definition["id"]!, (string)other["id"]! }, includeConsumingWorkflows = false });
        var none = await designer.Client.PostAsJsonAsync($"{Designer.Root}/bulk-actions/export/workflow-definitions", new { ids = Array.Empty<string>() });
        var withUsers = await designer.Client.GetAsync($"{Designer.Root}/workflow-definitions/{id}/export?versionOptions=Latest&includeConsumingWorkflows=True");

        file.Content.Headers.ContentDisposition!.FileName.Should().Be($"{id}.json");
        var exported = JsonNode.Parse(await file.Content.ReadAsStringAsync())!;
        ((string)exported["name"]!).Should().Be("Carried");
        many.Content.Headers.ContentDisposition!.FileName.Should().EndWith(".zip");
        DefinitionClient.Unzip(await many.Content.ReadAsByteArrayAsync()).Keys.Should().BeEquivalentTo($"{id}.json", $"{other["definitionId"]}.json");
        DefinitionClient.Unzip(await withUsers.Content.ReadAsByteArrayAsync()).Keys.Should().Equal($"{id}.json");
        none.StatusCode.Should().Be(HttpStatusCode.NoContent);
        await Designer.RefusedAsync(await designer.Client.GetAsync($"{Designer.Root}/workflow-definitions/nope/export"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_is_imported_as_a_draft()
    {
        using var designer = await Designer.OpenAsync(house);
        var definition = await designer.DefinitionAsync(Models.Created("Brought"), publish: true);
        var file = (await designer.GetAsync($"/workflow-definitions/{definition["definitionId"]}/export"))!.AsObject();
        file["description"] = "brought back";

        var imported = await designer.PostAsync("/workflow-definitions/import", file);
        var fresh = Models.Created("Brought new");
        var created = await designer.PostAsync("/workflow-definitions/import", fresh, HttpStatusCode.Created);
        var put = await designer.Client.PutAsJsonAsync($"{Designer.Root}/workflow-definitions/{created!["definitionId"]}/import", fresh);

        DefinitionShape("workflow-definitions-import").Fits(imported);
        ((int)imported!["version"]!).Should().Be(2);
        ((bool)imported["isPublished"]!).Should().BeFalse();
        ((string)imported["description"]!).Should().Be("brought back");
        put.StatusCode.Should().Be(HttpStatusCode.OK);
        await Designer.RefusedAsync(await designer.Client.PostAsJsonAsync($"{Designer.Root}/workflow-definitions/import", new { nothing = 1 }));
    }

    [Fact]
    public async Task Files_of_a_form_are_imported_together()
    {
        using var designer = await Designer.OpenAsync(house);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Models.Created("Formed 1").ToJsonString())), "files", "one.json" },
            { new ByteArrayContent(DefinitionClient.Zip(("two.json", Encoding.UTF8.GetBytes(Models.Created("Formed 2").ToJsonString())))), "files", "rest.zip" },
        };

        var answer = await designer.Client.PostAsync($"{Designer.Root}/workflow-definitions/import-files", form);

        ((int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["count"]!).Should().Be(2);
    }

    [Fact]
    public async Task Definitions_are_counted_and_read_together()
    {
        using var designer = await Designer.OpenAsync(house);
        var before = (int)(await designer.GetAsync("/workflow-definitions/query/count"))!["count"]!;
        var definition = await designer.DefinitionAsync(Models.Created("Counted"));

        var count = Shape.Recorded("workflow-definitions-count").Fits(await designer.GetAsync("/workflow-definitions/query/count"));
        var many = await designer.GetAsync($"/workflow-definitions/many-by-id?ids={definition["id"]}&ids=nope");

        ((int)count["count"]!).Should().Be(before + 1);
        DefinitionShape("workflow-definitions-many-by-id", "items[].").Fits(many);
        many!["items"]!.AsArray().Should().ContainSingle();
        (await designer.GetAsync("/labels"))!["items"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Who_uses_a_definition_is_told_and_brought_up_to_date()
    {
        using var designer = await Designer.OpenAsync(house);
        var used = Models.Created("Used Part");
        used["options"] = new JsonObject { ["usableAsActivity"] = true };
        var part = await designer.DefinitionAsync(used, publish: true);
        var user = await designer.DefinitionAsync(Models.Created("User of it"));
        var use = Models.Activity("use1", "UsedPart", 0);
        use["workflowDefinitionId"] = (string)part["definitionId"]!;
        use["workflowDefinitionVersionId"] = (string)part["id"]!;
        await designer.DefinitionAsync(Models.With(user, use));
        await designer.DefinitionAsync(Models.With(part, Models.Line("l1", 0)), publish: true);

        var consumers = await designer.GetAsync($"/workflow-definitions/{part["definitionId"]}/consumers");
        var updated = await designer.PostAsync($"/workflow-definitions/{part["definitionId"]}/update-references");

        Shape.Recorded("workflow-definitions-consumers").Fits(consumers);
        consumers!["consumingWorkflowDefinitionIds"]!.AsArray().Select(i => (string)i!).Should().Equal((string)user["definitionId"]!);
        updated!["affectedWorkflows"]!.AsArray().Select(i => (string)i!).Should().Equal("User of it");
        var now = await designer.GetAsync($"/workflow-definitions/by-definition-id/{user["definitionId"]}?versionOptions=Latest");
        ((int)now!["root"]!["activities"]![0]!["version"]!).Should().Be(2);
        (await designer.GetAsync($"/workflow-definitions/{user["definitionId"]}/consumers"))!["consumingWorkflowDefinitionIds"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task A_definition_is_dispatched_once_or_several_times()
    {
        using var designer = await Designer.OpenAsync(house);
        var (id, _) = await RunningAsync(designer, "Sent off");

        var one = await designer.PostAsync($"/workflow-definitions/{id}/dispatch");
        var three = await designer.PostAsync($"/workflow-definitions/{id}/bulk-dispatch", new JsonObject { ["count"] = 3 });

        Shape.Recorded("workflow-definitions-dispatch").Fits(one);
        Shape.Recorded("workflow-definitions-bulk-dispatch").Fits(three);
        three!["workflowInstanceIds"]!.AsArray().Select(i => (string)i!).Should().OnlyHaveUniqueItems().And.HaveCount(3);
        await Designer.RefusedAsync(await designer.Client.PostAsJsonAsync($"{Designer.Root}/workflow-definitions/nope/dispatch", new { }), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_activity_alone_is_not_run_and_the_answer_says_what_to_do_instead()
    {
        using var designer = await Designer.OpenAsync(house);

        var answer = await designer.Client.PostAsJsonAsync(
            $"{Designer.Root}/tests/activities",
            new { workflowDefinitionHandle = new { definitionVersionId = "x" }, activityHandle = new { activityNodeId = "Workflow1:y" } });

        (await Designer.RefusedAsync(answer)).Should().Be("elsa.test_not_offered");
    }

    private static Shape DefinitionShape(string recorded, string at = "") => Shape.Recorded(recorded)
        .Words($"{at}links[].rel", Models.Rels)
        .Lacking($"{at}options.autoUpdateConsumingWorkflows", AsSent).Lacking($"{at}options.usableAsActivity", AsSent).Lacking($"{at}options.activityCategory", AsSent)
        .Besides($"{at}toolVersion", AsSent)
        .Free($"{at}root", AsSent);

    private static async Task<string> CreateAsync(Designer designer, string name) => (string)(await designer.DefinitionAsync(Models.Created(name)))["definitionId"]!;

    private static async Task<(string DefinitionId, string InstanceId)> RunningAsync(Designer designer, string name)
    {
        var created = await designer.DefinitionAsync(Models.Created(name));
        var id = (string)created["definitionId"]!;
        await designer.SaveAsync(Models.With(created, Models.Activity("t1", "Elsa.RunTask", 0, ("taskName", "wait"))), publish: true);
        return (id, (string)(await designer.PostAsync($"/workflow-definitions/{id}/dispatch"))!["workflowInstanceId"]!);
    }
}
