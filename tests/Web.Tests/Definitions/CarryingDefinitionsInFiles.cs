using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;
using static CaseFlow.Web.Tests.Definitions.DefinitionClient;

namespace CaseFlow.Web.Tests.Definitions;

public sealed class CarryingDefinitionsInFiles(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task What_leaves_in_a_zip_comes_into_another_house_and_leaves_it_byte_for_byte_the_same()
    {
        using var admin = await house.ClientOfAsync("admin");
        var text = """{"zeta":1.50,"name":"Packed 打包","definitionId":"packed","root":{"vertices":[],"type":"Elsa.Flowchart","version":1,"id":"f","activities":[],"connections":[],"-x":-0.0},"tail":null}""";
        await (await admin.UploadAsync(Encoding.UTF8.GetBytes(text), publish: true)).SaidAsync();
        var zip = await (await admin.PostAsJsonAsync($"{Root}/export", new { })).Content.ReadAsByteArrayAsync();
        var packed = Unzip(zip);
        packed.Keys.Should().Contain("packed.json").And.Contain("household-case.json");

        var empty = Directory.CreateTempSubdirectory("no-definitions").FullName;
        await using var other = new TestHouse { Settings = { ["CaseFlow:DefinitionsDirectory"] = empty } };
        using var otherAdmin = await other.ClientOfAsync("admin");
        var imported = await (await otherAdmin.UploadAsync(zip, publish: true)).SaidAsync();
        var again = Unzip(await (await otherAdmin.PostAsJsonAsync($"{Root}/export", new { })).Content.ReadAsByteArrayAsync());

        imported["items"]!.AsArray().Should().HaveCount(packed.Count).And.OnlyContain(i => (bool)i!["isChanged"]!);
        again.Should().BeEquivalentTo(packed);
        JsonNode.Parse(again["packed.json"])!.ToJsonString().Should().Be(JsonNode.Parse(text)!.ToJsonString());
        (await (await otherAdmin.UploadAsync(zip, publish: true)).SaidAsync())["items"]!.AsArray().Should().OnlyContain(i => !(bool)i!["isChanged"]!);
        Directory.Delete(empty);
    }

    [Fact]
    public async Task One_file_leaves_under_its_id_and_comes_back_as_a_form_too()
    {
        using var admin = await house.ClientOfAsync("admin");
        await admin.CreateAsync(Flow("single", "one"));

        var exported = await admin.GetAsync($"{Root}/single/export");
        exported.Content.Headers.ContentDisposition!.FileName.Should().Be("single.json");
        var file = await exported.Content.ReadAsByteArrayAsync();

        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("\"one\"", "\"two\"", StringComparison.Ordinal)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        form.Add(content, "file", "single.json");
        var imported = await (await admin.PostAsync($"{Root}/import", form)).SaidAsync();
        imported["items"]!.AsArray().Should().ContainSingle();
        var summary = await admin.SummaryAsync("single");
        ((string)summary["source"]!).Should().Be("Import");
        ((bool)summary["isPublished"]!).Should().BeFalse();
        ((int)summary["revision"]!).Should().Be(2);
    }

    [Fact]
    public async Task Of_several_files_all_are_taken_or_none_and_each_says_why()
    {
        using var admin = await house.ClientOfAsync("admin");
        await admin.CreateAsync(Flow("there", "one"));
        var sameName = Flow("same-name", "one");
        sameName["name"] = "flow THERE";

        var refused = await (await admin.UploadAsync(Zip(
            ("good.json", Bytes(Flow("good", "one"))),
            ("broken.json", "{"u8.ToArray()),
            ("unknown.json", Bytes(Flow("unknown", "one", Activity("x", "Acme.Unknown")))),
            ("twice.json", Bytes(Flow("good", "two"))))))
            .RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.import_refused");
        var taken = await (await admin.UploadAsync(Zip(("good.json", Bytes(Flow("good", "one"))), ("same.json", Bytes(sameName)))))
            .RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.import_refused");

        refused["files"]!.AsArray().Select(f => $"{f!["file"]}: {f["findings"]![0]!["code"]} {f["findings"]![0]!["path"]}").Should().BeEquivalentTo(
            "broken.json: definition.not_json ",
            "unknown.json: activity.unknown_type /root/activities/1/type",
            "twice.json: definition.id_twice /definitionId");
        ((string)taken["files"]![0]!["findings"]![0]!["code"]!).Should().Be("definition.name_taken");
        await (await admin.GetAsync($"{Root}/good")).RefusedAsync(HttpStatusCode.NotFound, "definition.not_found");
        await (await admin.PostAsJsonAsync($"{Root}/export", new { definitionIds = new[] { "there", "nobody" } }))
            .RefusedAsync(HttpStatusCode.NotFound, "definition.not_found");
    }

    [Fact]
    public async Task Definitions_that_call_each_other_come_in_together()
    {
        using var admin = await house.ClientOfAsync("admin");
        var step = Activity("step", "CaseFlow.CaseStep", ("step", "Literal", "case.stage"));
        var parent = Flow("zip-parent", "one", step, Activity("call", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", "Literal", "zip-child")));

        await (await admin.UploadAsync(Bytes(parent), publish: true)).RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.import_refused");
        await (await admin.UploadAsync(Zip(("a.json", Bytes(parent)), ("b.json", Bytes(Flow("zip-child", "one")))), publish: true)).SaidAsync();

        ((bool)(await admin.SummaryAsync("zip-parent"))["isPublished"]!).Should().BeTrue();
    }

    public static TheoryData<string> BadNames => ["../../etc/passwd.json", "/rooted.json", "a\\b.json", "readme.txt", "a\u0001.json", new string('x', 300) + ".json", "a//b.json"];

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_zip_with_a_name_that_no_file_may_have_is_refused(string name)
    {
        using var admin = await house.ClientOfAsync("admin");

        var answer = await admin.UploadAsync(Zip((name, Bytes(Flow("sly", "one")))));

        await answer.RefusedAsync(HttpStatusCode.BadRequest, "definition.archive_name");
    }

    [Fact]
    public async Task A_bomb_a_torso_and_a_flood_of_files_are_refused()
    {
        using var admin = await house.ClientOfAsync("admin");
        var zeros = new byte[5 * 1024 * 1024];
        var good = Zip(("good.json", Bytes(Flow("good-zip", new string('字', 400)))));

        await (await admin.UploadAsync(Zip(("bomb.json", zeros)))).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "definition.archive_too_large");
        await (await admin.UploadAsync(Zip([.. Enumerable.Range(0, 501).Select(i => ($"{i}.json", "{}"u8.ToArray()))])))
            .RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "definition.archive_too_large");
        await (await admin.UploadAsync(Zip())).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "definition.archive_too_large");
        await (await admin.UploadAsync(good[..(good.Length / 2)])).RefusedAsync(HttpStatusCode.BadRequest, "definition.archive_malformed");
        good[Array.IndexOf(good, (byte)'P', 60) - 10] ^= 0x10; // within the packed bytes
        await (await admin.UploadAsync(good)).RefusedAsync(HttpStatusCode.BadRequest, "definition.archive_malformed");
        await (await admin.GetAsync($"{Root}/good-zip")).RefusedAsync(HttpStatusCode.NotFound, "definition.not_found");
    }

    [Fact]
    public async Task A_file_larger_than_its_limit_is_refused_alone_or_in_a_zip()
    {
        using var admin = await house.ClientOfAsync("admin");
        var large = Flow("large", new string('x', 4 * 1024 * 1024));

        var alone = await (await admin.UploadAsync(large)).RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.import_refused");
        ((string)alone["files"]![0]!["findings"]![0]!["code"]!).Should().Be("definition.too_large");
        await (await admin.SaveAsync(large, revision: 1)).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "definition.too_large");
        admin.DefaultRequestHeaders.ExpectContinue = true; // or the connection is closed while it still sends
        await (await admin.UploadAsync(new byte[33 * 1024 * 1024])).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "import.too_large");
    }

    [Fact]
    public async Task A_big_definition_of_a_thousand_activities_goes_in_and_out()
    {
        using var admin = await house.ClientOfAsync("admin");
        var big = Flow("big", "one", [.. Enumerable.Range(0, 1000).Select(i => Line($"line{i}", new string('字', 200)))]);

        await (await admin.UploadAsync(big, publish: true)).SaidAsync();

        JsonNode.Parse(await admin.GetByteArrayAsync($"{Root}/big/export"))!["root"]!["activities"]!.AsArray().Should().HaveCount(1001);
    }

    [Fact]
    public async Task Nesting_without_end_is_refused()
    {
        using var admin = await house.ClientOfAsync("admin");
        var text = """{"definitionId":"deep","root":{"type":"x","a":""" + new string('[', 500_000) + new string(']', 500_000) + "}}";

        var refused = await (await admin.UploadAsync(Encoding.UTF8.GetBytes(text))).RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.import_refused");

        ((string)refused["files"]![0]!["findings"]![0]!["code"]!).Should().Be("definition.not_json");
    }

    private static byte[] Bytes(JsonObject definition) => Encoding.UTF8.GetBytes(definition.ToJsonString());
}
