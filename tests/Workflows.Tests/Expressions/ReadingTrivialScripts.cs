using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Tests.Expressions;

/// <summary>What needs no engine must come out as the engine would say it.</summary>
public sealed class ReadingTrivialScripts
{
    private const string Variables =
        """
        {"Name":"Li","twin":"small","Twin":"large","case":{"kind":"a","none":null,"five":5},"Empty":null,"Input":"own","Variable":"var",
         "CorrelationId":"mine","Amount":1,"due":"2026-01-02T12:04:05+08:00","Number":5.0}
        """;

    [Theory]
    [InlineData("getName()")]
    [InlineData("getTwin()")]
    [InlineData("variables.twin")]
    [InlineData("variables.Twin")]
    [InlineData("variables.missing")]
    [InlineData("variables.missing === null")]
    [InlineData("getVariable('missing')")]
    [InlineData("getVariable('missing') === null")]
    [InlineData("getEmpty()")]
    [InlineData("getEmpty() === null")]
    [InlineData("getCase().kind === 'a'")]
    [InlineData("getCase().kind !== 'b'")]
    [InlineData("getCase().none === null")]
    [InlineData("getCase().missing === null")]
    [InlineData("getCase().missing !== null")]
    [InlineData("getCase().missing")]
    [InlineData("getCase().five === 5")]
    [InlineData("getCase().five === 5.0")]
    [InlineData("getCase().five === '5'")]
    [InlineData("getNumber() === 5")]
    [InlineData("getNumber()")]
    [InlineData("getInput('Amount')")]
    [InlineData("getInput('missing')")]
    [InlineData("getInput('missing') === null")]
    [InlineData("getInput()")]
    [InlineData("getVariable()")]
    [InlineData("getInput('Order').kind")]
    [InlineData("getAmount()")]
    [InlineData("getExtra()")]
    [InlineData("getCorrelationId()")]
    [InlineData("getWorkflowInstanceId()")]
    [InlineData("getWorkflowDefinitionId()")]
    [InlineData("getWorkflowDefinitionVersion()")]
    [InlineData("getLastResult().a")]
    [InlineData("getDue()")]
    [InlineData("1.50")]
    [InlineData("-0.5")]
    [InlineData("'a;'")]
    public async Task The_value_is_the_engines(string source)
    {
        var trivial = TrivialScript.Read(source);

        trivial.Should().NotBeNull();
        var value = await trivial!.EvaluateAsync(new FixedScope(), default);
        var engines = (await JavaScriptExpression.RunAsync(source, new FixedScope(), default)).Value;
        (value?.ToJsonString() ?? "null").Should().Be(engines?.ToJsonString() ?? "null");
    }

    [Theory]
    [InlineData("getNobody()")]
    [InlineData("getEmpty().member")]
    [InlineData("variables.missing.member")]
    [InlineData("getInput('missing').member")]
    public async Task What_the_engine_refuses_is_refused(string source)
    {
        var evaluating = async () => await TrivialScript.Read(source)!.EvaluateAsync(new FixedScope(), default);

        (await evaluating.Should().ThrowAsync<ActivityException>()).Which.Code.Should().Be("script.failed");
    }

    private sealed class FixedScope : IExpressionScope
    {
        private readonly JsonObject variables = (JsonObject)JsonNode.Parse(Variables)!;
        private readonly JsonObject input = (JsonObject)JsonNode.Parse("""{"Amount":5,"Order":{"kind":"o"},"Extra":"x"}""")!;

        public string InstanceId => "instance";

        public string DefinitionId => "definition";

        public string DefinitionVersionId => "version";

        public int DefinitionVersion => 3;

        public string? CorrelationId { get; set; } = "correlation";

        public string? InstanceName { get; set; }

        public DateTimeOffset Now => DateTimeOffset.UnixEpoch;

        public JsonNode? LastResult => JsonNode.Parse("""{"a":1}""");

        public IScriptRunner Scripts => TestHouse.Scripts;

        public IReadOnlyCollection<string> DeclaredInputs => ["Amount"];

        public IReadOnlyCollection<string> DateVariables => ["due"];

        public bool TryGetVariable(string name, out JsonNode? value) => variables.TryGetPropertyValue(name, out value);

        public bool TryGetVariableById(string id, out JsonNode? value) => TryGetVariable(id, out value);

        public JsonNode? GetInput(string name) => input[name];

        public JsonObject AllVariables() => (JsonObject)variables.DeepClone();

        public JsonObject AllInputs() => (JsonObject)input.DeepClone();

        public JsonObject AllOutputs() => [];

        public void SetVariable(string name, JsonNode? value) => variables[name] = value;
    }
}
