using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Tests.Expressions;

public sealed class RunningScripts
{
    private readonly JintScriptRunner runner = new();

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
    public async Task Accessors_read_what_Elsas_read(string source, string expected) =>
        JsonNode.DeepEquals((await RunAsync(source)).Value, JsonNode.Parse(expected)).Should().BeTrue();

    [Fact]
    public async Task What_a_script_sets_comes_back_by_name()
    {
        var answer = await RunAsync("setName('Wang'); variables.case.items.push(30); setVariable('more', true)");

        answer.Changed!.ToJsonString().Should().Be("""{"name":"Wang","case":{"items":[10,20,30]},"more":true}""");
    }

    [Theory]
    [InlineData("while(true){}", "script.timeout")]
    [InlineData("function f(){ return f(); } f()", "script.timeout")]
    [InlineData("1 +", "script.malformed")]
    [InlineData("throw new Error('Li Si')", "script.failed")]
    [InlineData("nothing.x", "script.failed")]
    [InlineData("(function(){}).constructor('return 1')()", "script.failed")]
    [InlineData("eval('1')", "script.failed")]
    [InlineData("JSON.parse(new Array(500).join('['))", "script.failed")]
    public async Task What_goes_too_far_is_a_fault_soon_and_without_data(string source, string code)
    {
        var since = Stopwatch.StartNew();
        var running = () => RunAsync(source);

        var fault = (await running.Should().ThrowAsync<ActivityException>()).Which;

        fault.Code.Should().Be(code);
        fault.Message.Should().NotContain("Li Si");
        since.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Size_and_nesting_are_checked_before_parsing()
    {
        var long_ = () => RunAsync("1" + new string(' ', JintScriptRunner.MaxSourceLength));
        var deep = () => RunAsync(new string('[', 1000) + new string(']', 1000));
        var chain = () => RunAsync("1" + string.Concat(Enumerable.Repeat("+1", 3900)));

        (await long_.Should().ThrowAsync<ActivityException>()).Which.Code.Should().Be("script.too_large");
        (await deep.Should().ThrowAsync<ActivityException>()).Which.Code.Should().Be("script.too_deep");
        (await chain()).Value!.GetValue<double>().Should().Be(3901);
    }

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
    [InlineData("'it' + 's'")]
    [InlineData("getA()[0]")]
    [InlineData("010")]
    public void Anything_else_is_left_to_the_engine(string source) => TrivialScript.Read(source).Should().BeNull();

    private async Task<ScriptAnswer> RunAsync(string source) => await runner.RunAsync(
        new(source, (JsonObject)JsonNode.Parse("""
            {"variables":{"name":"Li","case":{"items":[10,20]}},"input":{"CaseId":"C-1"},"outputs":{"verify":{"Outcome":"Approved"}},
             "correlationId":"c","instanceId":"i"}
            """)!),
        default);
}
