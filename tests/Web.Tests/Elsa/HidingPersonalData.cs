using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Tests.Cases;
using CaseFlow.Web.Tests.Hosting;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>An administrator looks after workflows and reads nobody's file.</summary>
public sealed class HidingPersonalData(TestHouse house) : IClassFixture<TestHouse>
{
    private const string IdNo = "53259919620315079X";
    private const string Spouse = "532599194009090798";
    private const string Phone = "13800000001";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Of_a_case_whose_tasks_were_answered_nothing_personal_is_shown()
    {
        await using var walk = new Walk(house);
        await walk.RegisterAsync("MZ001901078", IdNo, Spouse);
        await walk.FindAsync("MZ001901078");
        await walk.TriageAsync();
        await walk.VisitAsync();
        await walk.ConfirmAsync();
        var story = await RecordedStory.OpenAsync(house);

        var list = await story.PostAsync("workflow-instances", new { correlationId = walk.CaseId.ToString() });
        var ids = list!["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>()).ToList();
        var shown = string.Join('\n', await Task.WhenAll(ids.Select(id => EverythingAsync(story, id))));

        ids.Should().NotBeEmpty();
        shown.Should().Contain("T2.visit", "the tasks are told of");
        foreach (var secret in (string[])["胃癌", "化疗", "自付费用高", "王小明", "李小红", IdNo, Spouse, Phone, "很担心", "村东头"]) shown.Should().NotContain(secret);
    }

    [Fact]
    public async Task What_came_in_from_outside_is_hidden_wherever_it_is_shown()
    {
        var story = await RecordedStory.OpenAsync(house);
        var definition = await story.PublishAnchorAsync();
        var id = await story.StartAsync(definition, new { Amount = 5 }, name: $"家庭 {Phone}");
        await story.CompleteAsync(id, new { remark = $"户主电话{Phone}，身份证{IdNo}。", 姓名 = "王小明", idNo = "x1", bankAccount = "6228480402564890018", deep = new[] { new { phone = 13_800_000_001 } }, score = 72 });

        var shown = await EverythingAsync(story, id);
        var listed = (await story.PostAsync("workflow-instances", new { definitionIds = new[] { definition } }))!.ToJsonString(Readable);
        var answer = (await story.GetAsync($"workflow-instances/{id}/variables"))!["items"]!.AsArray().Single(v => (string)v!["name"]! == "Answer")!["value"]!;

        foreach (var secret in (string[])[Phone, IdNo, "王小明", "x1", "6228480402564890018", "13800000001"])
        {
            shown.Should().NotContain(secret);
            listed.Should().NotContain(secret);
        }

        answer.ToJsonString(Readable).Should().Be(
            """{"remark":"户主电话***，身份证***。","姓名":"***","idNo":"***","bankAccount":"***","deep":[{"phone":"***"}],"score":72}""");
        shown.Should().Contain("amount 5", "what is nobody's stays readable");
    }

    [Fact]
    public async Task A_hidden_value_that_is_sent_back_changes_nothing()
    {
        var story = await RecordedStory.OpenAsync(house);
        var id = await story.StartAsync(await story.PublishAnchorAsync(), new { Amount = 5 });
        await story.PostAsync($"workflow-instances/{id}/variables", new { variables = new[] { new { id = "var1", value = $"打 {Phone}" } } });
        var shown = (string)(await story.GetAsync($"workflow-instances/{id}/variables"))!["items"]![0]!["value"]!;

        using var answer = await story.Admin.PostAsync(
            $"/elsa/api/workflow-instances/{id}/variables", JsonContent(new { variables = new[] { new { id = "var1", value = shown } } }));

        shown.Should().Be("打 ***");
        (await Designer.RefusedAsync(answer)).Should().Be("instance.variable_hidden");
    }

    [Fact]
    public void Fields_that_a_form_calls_personal_are_hidden_by_their_names()
    {
        var definition = WorkflowDefinition.Read("""
            {"definitionId":"d","root":{"type":"Elsa.Sequence","version":1,"id":"q","activities":[{"type":"CaseFlow.AssignTask","version":1,"id":"t",
             "fields":{"typeName":"JsonArray","expression":{"type":"Object","value":"[{\"name\":\"disease\",\"personal\":true},{\"name\":\"amount\"}]"}}}]}}
            """);

        Masking.Of(definition).Json(JsonNode.Parse("""{"Disease":"gastric cancer","amount":12}"""))!.ToJsonString().Should().Be("""{"Disease":"***","amount":12}""");
        Masking.OfAny.Json(JsonNode.Parse("""{"Disease":"code-1"}"""))!.ToJsonString().Should().Be("""{"Disease":"code-1"}""");
    }

    [Theory]
    [InlineData("019aa000-1381-7000-8000-138000000011")]
    [InlineData("a8f5f167f44f4964e6c998dee827110c13800000001")]
    [InlineData("2026-11-22T08:30:34.0583750+00:00")]
    [InlineData("amount 1763800000000")]
    [InlineData("case.closed: 138")]
    [InlineData("999999999999999999")]
    public void Ids_hashes_instants_and_codes_stay(string text) => Masking.Text(text).Should().Be(text);

    [Theory]
    [InlineData("电话138-0000-0001。", "电话***。")]
    [InlineData("53259919620315079x", "***")]
    [InlineData("尾号 6228 4804 0256 4890 018", "尾号 ***")]
    [InlineData("script.failed: 53259919620315079X", "script.failed: ***")]
    public void Numbers_of_people_do_not(string text, string shown) => Masking.Text(text).Should().Be(shown);

    [Theory]
    [InlineData("0.00000000000000001")]
    [InlineData("-1234567890123456.5")]
    [InlineData("1e100")]
    [InlineData("12345678901234567890123456789012345678901234567890")]
    public void Numbers_of_any_length_and_form_are_read(string number) => Masking.OfAny.Json(JsonNode.Parse(number))!.ToJsonString().Should().Be(number);

    private static StringContent JsonContent(object body) => new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    /// <summary>Every answer that shows something of an instance, ours and Elsa's.</summary>
    private static async Task<string> EverythingAsync(RecordedStory story, Guid id)
    {
        var runs = (await story.GetAsync($"activity-executions/list?workflowInstanceId={id}"))!;
        var last = runs["items"]!.AsArray().Last()!["id"]!.GetValue<Guid>();
        var shown = new List<string> { runs.ToJsonString(Readable) };
        foreach (var path in (string[])
        [
            $"workflow-instances/{id}",
            $"workflow-instances/{id}/variables",
            $"workflow-instances/{id}/journal",
            $"workflow-instances/{id}/export?includeBookmarks=true&includeActivityExecutionLog=true&includeWorkflowExecutionLog=true",
            $"activity-executions/by-id?id={last}",
            $"activity-executions/{last}/call-stack",
        ])
        {
            shown.Add((await story.GetAsync(path))!.ToJsonString(Readable));
        }

        foreach (var path in (string[])["", "/journal", "/executions"])
        {
            shown.Add(JsonNode.Parse(await story.Admin.GetStringAsync($"/api/instances/{id}{path}"))!.ToJsonString(Readable));
        }

        return string.Join('\n', shown);
    }
}
