using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Tests.Expressions;

public sealed class RunningScripts
{
    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("'a' + getName()", "\"aLi\"")]
    [InlineData("getCase().items[1]", "20")]
    [InlineData("variables.name.length", "2")]
    [InlineData("getInput('CaseId') + '/' + getCaseId()", "\"C-1/C-1\"")]
    [InlineData("getOutputFrom('verify', 'Outcome')", "\"Approved\"")]
    [InlineData("getOutputFrom('nobody', 'Outcome')", "null")]
    [InlineData("getOutcomeFromVerify()", "\"Approved\"")]
    [InlineData("({ a: [1, getName()] })", """{"a":[1,"Li"]}""")]
    [InlineData("return 7", "7")]
    [InlineData("undefined", "null")]
    [InlineData("getCorrelationId() + getWorkflowInstanceId()", "\"ci\"")]
    [InlineData("let x = 2; const y = 3; x * y", "6")]
    [InlineData("getWorkflowDefinitionId() + getWorkflowDefinitionVersion() + getWorkflowInstanceName()", "\"d7null\"")]
    [InlineData("toJson({ a: [1.5, 'x', null], b: undefined })", "\"{\\\"a\\\":[1.5,\\\"x\\\",null],\\\"b\\\":null}\"")]
    [InlineData("isNullOrWhiteSpace(' ') && isNullOrEmpty(null) && !isNullOrEmpty(' ')", "true")]
    [InlineData("parseGuid('{0197F3A0-0000-7000-8000-000000000001}')", "\"0197f3a0-0000-7000-8000-000000000001\"")]
    [InlineData("newGuid().length + ' ' + newGuidString().length + ' ' + (newShortGuid() !== newShortGuid())", "\"36 36 true\"")]
    [InlineData("stringFromBase64(stringToBase64('李')) + bytesToString(bytesFromString('é')) + bytesToBase64([65, 66])", "\"李éQUI=\"")]
    [InlineData("TimeSpan.FromHours(25)", "\"1.01:00:00\"")]
    [InlineData("new Date(Date.UTC(2026, 0, 2, 3, 4, 5))", "\"2026-01-02T03:04:05Z\"")]
    [InlineData("new Date().getTime() === Date.now() && DateTime.UtcNow.getTime() === 1700000000000", "true")]
    [InlineData("getDue().getTime()", "1767326645000")]
    [InlineData("getDue()", "\"2026-01-02T04:04:05Z\"")]
    [InlineData("NaN", "null")]
    [InlineData("(function () {})", "null")]
    [InlineData("variables.nothing === undefined && getVariable('nothing') === null", "true")]
    public async Task Accessors_read_what_Elsas_read(string source, string expected) =>
        JsonNode.DeepEquals((await RunAsync(source)).Value, JsonNode.Parse(expected)).Should().BeTrue();

    [Fact]
    public async Task What_an_editor_is_told_of_is_there()
    {
        var names = Regex.Matches(ScriptDeclarations.Common, @"^declare (?:function|const) (\w+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();

        var kinds = (await RunAsync($"[{string.Join(", ", names.Select(n => $"typeof {n}"))}]")).Value!.AsArray().Select(k => (string)k!);

        names.Should().HaveCountGreaterThan(30);
        kinds.Should().HaveCount(names.Count).And.NotContain("undefined");
    }

    [Fact]
    public async Task What_a_script_sets_comes_back_by_name()
    {
        var answer = await RunAsync("setName('Wang'); variables.case.items.push(30); setVariable('more', true)");

        answer.Changed!.ToJsonString().Should().Be("""{"name":"Wang","case":{"items":[10,20,30]},"more":true}""");
    }

    [Fact]
    public async Task Reading_changes_nothing()
    {
        var answer = await RunAsync("getCase().items.slice().push(30); getName() + getDue()");

        answer.Changed.Should().BeNull();
        answer.Assigned.Should().BeNull();
        answer.Outcomes.Should().BeNull();
    }

    [Fact]
    public async Task A_script_names_outcomes_and_the_instance()
    {
        var answer = await RunAsync("setOutcomes(['A', 'B']); setCorrelationId('k'); setWorkflowInstanceName(getCorrelationId() + '!')");

        answer.Outcomes.Should().Equal("A", "B");
        answer.Assigned!.ToJsonString().Should().Be("""{"correlationId":"k","instanceName":"k!"}""");
    }

    /// <summary>As in Elsa an accessor of a variable hides a function, and one of a declared input both; a call with a name stays what it is.</summary>
    [Theory]
    [InlineData("getInput() + getInput('Amount')", "\"own5\"")]
    [InlineData("getVariable() + getVariable('Input')", "\"varown\"")]
    [InlineData("getCorrelationId()", "\"mine\"")]
    [InlineData("getAmount()", "5")]
    [InlineData("getExtra()", "\"variable\"")]
    public async Task Accessors_hide_each_other_in_order(string source, string expected) =>
        JsonNode.DeepEquals((await RunAsync(source, """
            {"variables":{"Input":"own","Variable":"var","CorrelationId":"mine","Amount":1,"Extra":"variable"},
             "input":{"Amount":5,"Extra":6},"declared":["Amount"],"correlationId":"c"}
            """)).Value, JsonNode.Parse(expected)).Should().BeTrue();

    [Fact]
    public async Task Scripts_leave_nothing_behind()
    {
        await RunAsync("Object.prototype.left = 1; String.prototype.trim = null; leaked = 2; JSON.stringify = null");

        (await RunAsync("({}).left === undefined && typeof leaked === 'undefined' && ' a '.trim() + JSON.stringify([1])")).Value!.GetValue<string>()
            .Should().Be("a[1]");
    }

    [Theory]
    [InlineData("let a = 1; a + ", "line 1, column 16")]
    [InlineData("var a = 1;\nvar f = x => x;", "line 2, column 12")]
    [InlineData("var a = `text`;", "line 1, column 9")]
    [InlineData("async function f() {}", "line 1, column 7")]
    [InlineData("class A {}", "line 1, column 1")]
    [InlineData("return 1; var f = x => x;", "line 1, column 22")]
    [InlineData("if (true) { return 1; }\nvar f = x => x;", "line 2, column 12")]
    public async Task What_the_engine_does_not_know_is_named_with_line_and_column(string source, string where)
    {
        var running = () => RunAsync(source);

        (await TestHouse.Scripts.FindSyntaxErrorAsync(source, default)).Should().StartWith(where + ":");
        (await running.Should().ThrowAsync<ActivityException>()).Which.Message.Should().StartWith("script.malformed: " + where);
    }

    [Theory]
    [InlineData("return 1;")]
    [InlineData("if (getA()) { return 1; } else { return 2; }")]
    [InlineData("let a = 1; const b = 2; a + b")]
    [InlineData("")]
    public async Task What_parses_has_no_finding(string source) =>
        (await TestHouse.Scripts.FindSyntaxErrorAsync(source, default)).Should().BeNull();

    [Theory]
    [InlineData("getCase()")]
    [InlineData("variables.name;")]
    [InlineData("getInput(\"CaseId\")")]
    [InlineData("getVariable('name')")]
    [InlineData("'text'")]
    [InlineData("-12.5")]
    [InlineData("true")]
    [InlineData("getCase().kind === 'a'")]
    [InlineData("getCase().kind !== \"a\"")]
    public void A_trivial_script_needs_no_engine(string source) => TrivialScript.Read(source).Should().NotBeNull();

    [Theory]
    [InlineData("getName() == 5")]
    [InlineData("getA() === getB()")]
    [InlineData("getA() === 1 + 1")]
    [InlineData("getName().length")]
    [InlineData("getName().constructor")]
    [InlineData("getOutcomeFromVerify()")]
    [InlineData("'it' + 's'")]
    [InlineData("getA()[0]")]
    [InlineData("010")]
    public void Anything_else_is_left_to_the_engine(string source) => TrivialScript.Read(source).Should().BeNull();

    private static async Task<ScriptAnswer> RunAsync(string source, string? data = null) => await TestHouse.Scripts.RunAsync(
        new(source, (JsonObject)JsonNode.Parse(data ?? """
            {"variables":{"name":"Li","case":{"items":[10,20]},"due":"2026-01-02T12:04:05+08:00"},"dates":["due"],"input":{"CaseId":"C-1"},"outputs":{"verify":{"Outcome":"Approved"}},
             "correlationId":"c","instanceId":"i","definitionId":"d","definitionVersion":7,"now":1700000000000}
            """)!),
        default);
}
