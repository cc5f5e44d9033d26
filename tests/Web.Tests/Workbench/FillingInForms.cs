using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Workbench;

public sealed class FillingInForms(TestHouse house) : IClassFixture<TestHouse>
{
    private const string Written = """
        [{"name":"seen","type":"yesNo","label":{"en":"Seen","zh-Hans":"已见"},"required":true,"outcomes":["Done"],"ours":{"kept":1}}]
        """;

    [Fact]
    public async Task A_field_that_is_added_in_the_table_stands_in_the_draft_and_nothing_else_is_lost()
    {
        var (admin, browser, page) = await OpenAsync("filled");
        using var a = admin;
        using var b = browser;

        var added = await browser.PressAsync($"{page}&handler=Change", [.. Row(0, "seen", "yesNo", "Seen", "已见", Rest), ("do", "add"), .. Head(browser, 1)]);
        var saved = await browser.PressAsync(
            $"{page}&handler=Save",
            [
                .. Row(0, "seen", "yesNo", "Seen", "已见", Rest), ("f0.required", "true"),
                .. Row(1, "why", "choice", "Why", "原因", "{}"), ("f1.options", "ill | Ill | 患病\nold | Old | 年老"), ("f1.personal", "true"),
                .. Head(browser, 2),
            ]);

        added.Words.Should().Contain("name=\"f1.name\"", "there is a row to fill in");
        saved.Status.Should().Be(HttpStatusCode.OK);
        saved.Words.Should().Contain("is saved in the draft").And.Contain("患病");
        var fields = await FieldsAsync(admin, "filled");
        fields.Should().HaveCount(2);
        fields[0]!.ToJsonString().Should().Contain("\"ours\":{\"kept\":1}").And.Contain("\"outcomes\":[\"Done\"]").And.Contain("\"required\":true");
        fields[1]!["options"]![1]!["label"]!["en"]!.ToString().Should().Be("Old");
        ((bool)fields[1]!["personal"]!).Should().BeTrue();
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_save_is_refused()
    {
        var (admin, browser, page) = await OpenAsync("refused");
        using var a = admin;
        using var b = browser;

        var wrong = await browser.PressAsync($"{page}&handler=Save", [.. Row(0, "no spaces here", "text", "A long question", "", "{}"), .. Head(browser, 1)]);
        var model = (await (await admin.GetAsync("/api/definitions/refused")).SaidAsync())["model"]!.AsObject();
        model["description"] = "changed meanwhile";
        await (await admin.SaveAsync(model, int.Parse(browser.Hidden("revision"), System.Globalization.CultureInfo.InvariantCulture))).SaidAsync();
        var stale = await browser.PressAsync($"{page}&handler=Save", [.. Row(0, "fresh", "text", "Typed here", "此处填写", "{}"), .. Head(browser, 1)]);
        var again = await browser.PressAsync($"{page}&handler=Save", [.. Row(0, "fresh", "text", "Typed here", "此处填写", "{}"), .. Head(browser, 1)]);

        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Words.Should().Contain("value=\"A long question\"").And.Contain("value=\"no spaces here\"").And.Contain("letters, digits and _ only");
        stale.Status.Should().Be(HttpStatusCode.Conflict);
        stale.Words.Should().Contain("value=\"Typed here\"").And.Contain("Somebody changed the workflow meanwhile");
        again.Status.Should().Be(HttpStatusCode.OK);
        var latest = await (await admin.GetAsync("/api/definitions/refused")).SaidAsync();
        latest["model"]!["description"]!.ToString().Should().Be("changed meanwhile", "the other change stays");
        (await FieldsAsync(admin, "refused")).Should().ContainSingle().Which!["name"]!.ToString().Should().Be("fresh");
    }

    private const string Rest = """{"outcomes":["Done"],"ours":{"kept":1}}""";

    private async Task<(HttpClient Admin, AdminsBrowser Browser, string Page)> OpenAsync(string id)
    {
        var admin = await house.ClientOfAsync("admin");
        var task = DefinitionClient.Activity(
            "ask", "CaseFlow.AssignTask", ("kind", "Literal", "T.ask"), ("title", "Literal", "Ask"), ("role", "Literal", "CountyOfficer"),
            ("scope", "Literal", "county"), ("fields", "Object", Written));
        await (await admin.CreateAsync(DefinitionClient.Flow(id, "hello", task))).SaidAsync(HttpStatusCode.Created);
        var browser = await AdminsBrowser.EnterAsync(house);
        (await browser.SeeAsync($"/admin/definitions/{id}/form")).Should().Contain("T.ask").And.Contain("1 field");
        var page = $"/admin/definitions/{id}/form?activity=ask";
        (await browser.SeeAsync(page)).Should().Contain("value=\"seen\"");
        return (admin, browser, page);
    }

    private static (string, string)[] Row(int index, string name, string type, string en, string zh, string rest) =>
        [($"f{index}.name", name), ($"f{index}.type", type), ($"f{index}.en", en), ($"f{index}.zh", zh), ($"f{index}.rest", rest)];

    private static (string, string)[] Head(AdminsBrowser browser, int count) => [("revision", browser.Hidden("revision")), ("count", $"{count}")];

    private static async Task<JsonArray> FieldsAsync(HttpClient admin, string id)
    {
        var stored = await (await admin.GetAsync($"/api/definitions/{id}")).SaidAsync();
        var task = stored["model"]!["root"]!["activities"]!.AsArray().Single(x => x!["id"]!.ToString() == "ask");
        return JsonNode.Parse(task!["fields"]!["expression"]!["value"]!.ToString())!.AsArray();
    }
}
