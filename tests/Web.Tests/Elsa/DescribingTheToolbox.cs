using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;
using CaseFlow.Workflows.Runtime;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>What Studio is told of activities, as its toolbox and its panels ask for it.</summary>
public sealed class DescribingTheToolbox(TestHouse house) : IClassFixture<TestHouse>
{
    private const string Address = "/elsa/api/descriptors/activities";
    private static readonly string[] EditorsOfStudio = ["singleline", "multiline", "checkbox", "dropdown", "json-editor", "dynamic-outcomes"];

    [Fact]
    public async Task Agrees_with_a_real_server_on_every_type_that_the_runtime_has()
    {
        var ours = await AllAsync();

        foreach (var recorded in Recorded().Where(r => !NotSupported.Types.Contains((string)r["typeName"]!) && !((string)r["typeName"]!).Contains("WorkflowDefinitionActivity", StringComparison.Ordinal)))
        {
            var described = ours.Should().ContainSingle(d => (string)d["typeName"]! == (string)recorded["typeName"]! && (int)d["version"]! == (int)recorded["version"]!, "{0}", recorded["typeName"]).Subject;
            described.Select(m => m.Key).Should().Contain(recorded.Select(m => m.Key));
            foreach (var member in (string[])["version", "category", "displayName", "kind", "isContainer", "isBrowsable", "isStart"])
            {
                described[member]!.ToJsonString().Should().Be(recorded[member]!.ToJsonString(), "{0} {1}", recorded["typeName"], member);
            }

            if (!described["typeName"]!.ToString().EndsWith("NotFoundActivity", StringComparison.Ordinal)) Ports(described).Should().Equal(Ports(recorded), "{0}", recorded["typeName"]);
            foreach (var input in recorded["inputs"]!.AsArray().OfType<JsonObject>())
            {
                var mine = described["inputs"]!.AsArray().OfType<JsonObject>().Should().ContainSingle(i => (string)i["name"]! == (string)input["name"]!, "{0} {1}", recorded["typeName"], input["name"]).Subject;
                mine.Select(m => m.Key).Should().Contain(input.Select(m => m.Key));
                Said(mine).Should().Be(Said(input), "{0} {1}", recorded["typeName"], input["name"]);
            }
        }
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task Ours_can_be_filled_without_reading_code(string language)
    {
        var ours = (await AllAsync(language)).Where(d => ((string)d["typeName"]!).StartsWith("CaseFlow.", StringComparison.Ordinal)).ToList();

        ours.Should().HaveCountGreaterThan(15);
        foreach (var activity in ours)
        {
            var type = (string)activity["typeName"]!;
            ((string)activity["category"]!).Should().StartWith("CaseFlow · ");
            Reads(activity["displayName"], language).Should().BeTrue(type);
            Reads(activity["description"], language).Should().BeTrue(type);
            ((bool)activity["isBrowsable"]!).Should().BeTrue(type);
            foreach (var input in activity["inputs"]!.AsArray().OfType<JsonObject>())
            {
                var name = $"{type}.{input["name"]}";
                Reads(input["displayName"], language).Should().BeTrue(name);
                Reads(input["description"], language).Should().BeTrue(name);
                ((bool)input["isBrowsable"]!).Should().BeTrue(name);
                EditorsOfStudio.Should().Contain((string)input["uiHint"]!, name);
                if ((string)input["uiHint"]! == "dropdown") Items(input).Should().HaveCountGreaterThan(1, name).And.OnlyContain(i => i.Text.Length > 0 && i.Value.Length > 0);
            }

            foreach (var port in activity["ports"]!.AsArray())
            {
                ((string)port!["type"]!).Should().Be("Flow");
                Reads(port["displayName"], language).Should().BeTrue($"{type} {port["name"]}");
            }
        }
    }

    [Fact]
    public async Task A_new_task_has_its_role_its_time_and_its_outcome_already()
    {
        var task = await OneAsync("CaseFlow.AssignTask");

        var preset = task["constructionProperties"]!.AsObject();
        preset.Select(p => $"{p.Key} {p.Value!["expression"]!["type"]} {p.Value["expression"]!["value"]}").Should().Contain(
            ["Role Literal TownshipOfficer", "DueInWorkingDays Literal 5", "Outcomes Object [\"Done\"]"]);
        var outcomes = Input(task, "Outcomes");
        ((string)outcomes["uiHint"]!).Should().Be("dynamic-outcomes");
        outcomes["uiSpecifications"]!["DynamicOutcomesOptions"]!["fixedOutcomes"]!.ToJsonString().Should().Be("""["Refused"]""");
    }

    [Fact]
    public async Task Never_has_one_type_and_version_twice() =>
        (await AllAsync()).Select(d => $"{d["typeName"]} {d["version"]}").Should().OnlyHaveUniqueItems();

    [Fact]
    public async Task Describes_whatever_stands_in_a_stored_definition()
    {
        var admin = await house.ClientOfAsync("admin");
        var flow = DefinitionClient.Flow("lost", "one", DefinitionClient.Activity("gone", "Acme.Gone"), DefinitionClient.Line("old", "two"));
        var inner = DefinitionClient.Activity("box", "Elsa.Sequence");
        inner["activities"] = new JsonArray(DefinitionClient.Activity("deep", "Acme.Deep"));
        var root = flow["root"]!.AsObject();
        root["activities"]!.AsArray()[2]!["version"] = 7;
        root["activities"]!.AsArray().Add(inner);
        root["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "gone", ["port"] = "Answered" },
            ["target"] = new JsonObject { ["activity"] = "old", ["port"] = "In" },
        });

        await (await admin.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model = flow, publish = false })).SaidAsync();

        var all = await AllAsync();
        var gone = all.Should().ContainSingle(d => (string)d["typeName"]! == "Acme.Gone").Subject;
        ((bool)gone["isBrowsable"]!).Should().BeFalse();
        Ports(gone).Should().Equal("Answered Flow");
        all.Should().ContainSingle(d => (string)d["typeName"]! == "Acme.Deep");
        all.Where(d => (string)d["typeName"]! == "Elsa.WriteLine").Select(d => $"{d["version"]} {d["isBrowsable"]}").Should().BeEquivalentTo("1 true", "7 false");
        all.Should().ContainSingle(d => (string)d["typeName"]! == "Elsa.NotFoundActivity" && !(bool)d["isBrowsable"]!);
    }

    [Fact]
    public async Task Offers_a_workflow_that_was_made_usable_as_an_activity()
    {
        var admin = await house.ClientOfAsync("admin");
        var flow = DefinitionClient.Flow("usable", "one");
        flow["name"] = "Ring the bell";
        flow["options"] = new JsonObject { ["usableAsActivity"] = true };

        await (await admin.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model = flow, publish = true })).SaidAsync();

        (await AllAsync()).Should().ContainSingle(d => (string?)d["customProperties"]!["WorkflowDefinitionId"] == "usable" && (bool)d["isBrowsable"]!);
    }

    [Fact]
    public async Task Offers_an_agency_from_the_moment_it_is_there()
    {
        (await PlacesAsync("AgencyOfficer")).Should().NotContain(p => p.Text.Contains("Red Cross of the county"));

        await FoundAsync("RC-01", "县红十字会", "Red Cross of the county");

        (await PlacesAsync("AgencyOfficer")).Should().Contain(p => p.Text.Contains("Red Cross of the county"));
        Items(Input(await OneAsync("CaseFlow.AssignTask"), "Scope")).Should().Contain(p => p.Text.Contains("Red Cross of the county"));
    }

    [Fact]
    public async Task Offers_only_places_where_the_role_can_be_held()
    {
        (await PlacesAsync("VillageDoctor")).Select(p => p.Value).Should().Equal("village");
        (await PlacesAsync("AgencyOfficer")).Select(p => p.Value).Should().Contain("agency:InsuranceBureau").And.NotContain("village");
        (await PlacesAsync("owner")).Select(p => p.Value).Should().Contain("owner");
    }

    [Fact]
    public async Task An_unknown_activity_or_input_is_not_found()
    {
        var admin = await house.ClientOfAsync("admin");

        (await admin.GetAsync($"{Address}/Acme.Nothing")).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
        (await admin.PostAsJsonAsync($"{Address}/CaseFlow.AssignTask/options/Nothing", new { context = new { } })).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }

    private async Task<IReadOnlyList<(string Value, string Text)>> PlacesAsync(string role)
    {
        var admin = await house.ClientOfAsync("admin");
        var answer = await (await admin.PostAsJsonAsync($"{Address}/CaseFlow.AssignTask/options/Scope", new { context = new { role } })).SaidAsync();
        return Items(new JsonObject { ["uiSpecifications"] = answer["items"]!.DeepClone() });
    }

    private async Task<JsonObject> OneAsync(string type, string language = "en") => (await AllAsync(language)).Single(d => (string)d["typeName"]! == type);

    private async Task<IReadOnlyList<JsonObject>> AllAsync(string language = "en")
    {
        var admin = await house.ClientOfAsync("admin");
        admin.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var answer = await (await admin.GetAsync($"{Address}?Refresh=True")).SaidAsync();
        var all = answer["items"]!.AsArray().OfType<JsonObject>().ToList();
        ((int)answer["count"]!).Should().Be(all.Count);
        return all;
    }

    private static IReadOnlyList<(string Value, string Text)> Items(JsonObject input) =>
        [.. input["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(i => ((string)i!["value"]!, (string)i["text"]!))];

    private static JsonObject Input(JsonObject activity, string name) => activity["inputs"]!.AsArray().OfType<JsonObject>().Single(i => (string)i["name"]! == name);

    private static IEnumerable<string> Ports(JsonObject activity) => activity["ports"]!.AsArray().Select(p => $"{p!["name"]} {p["type"]}");

    // Elsa's own hint for lists and dictionaries, a drop-down that offers nothing, is no fact: ours have an editor.
    private static string Said(JsonObject input) => new JsonObject(
        ((string[])["name", "typeName", "displayName", "isWrapped", "autoEvaluate", "defaultValue", "defaultSyntax", "isBrowsable"])
            .Concat((string)input["uiHint"]! is "dropdown" or "json-editor" ? [] : ["uiHint"])
            .Select(m => KeyValuePair.Create(m, input[m]?.DeepClone()))).ToJsonString();

    private static bool Reads(JsonNode? text, string language) =>
        (string?)text is { Length: > 0 } said && said.Any(c => c >= 0x4e00) == (language != "en");

    private static IEnumerable<JsonObject> Recorded([CallerFilePath] string here = "") =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Recorded", "descriptors-activities.json")))!["items"]!.AsArray().OfType<JsonObject>();

    /// <summary>Behind the house's back, as another process would.</summary>
    private async Task FoundAsync(string code, string name, string nameEn)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(house.Folder, "data", "caseflow.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TEMP TABLE founded AS SELECT * FROM Organisations WHERE Kind = 'Charity' LIMIT 1;
            UPDATE founded SET Id = CASE typeof(Id) WHEN 'blob' THEN randomblob(16) ELSE '019AA000-0000-7000-8000-000000000001' END, Code = $code, Name = $name, NameEn = $nameEn;
            INSERT INTO Organisations SELECT * FROM founded;
            """;
        command.Parameters.AddWithValue("$code", code);
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$nameEn", nameEn);
        (await command.ExecuteNonQueryAsync()).Should().BePositive();
    }
}
