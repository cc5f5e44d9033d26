using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class ReadingDefinitions
{
    private readonly DefinitionValidator validator = new(new([typeof(Activity).Assembly]), TestHouse.Scripts);

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.json").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_read_is_written_back_the_same(string file)
    {
        var models = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", file)))!["definitions"]!.AsArray();
        foreach (var model in models.Select(m => m!["model"]!.ToJsonString()))
        {
            var written = WorkflowDefinition.Read(model).Write();

            written.Should().Be(JsonNode.Parse(model)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        }
    }

    [Fact]
    public void Unknown_members_their_order_and_the_form_of_numbers_survive()
    {
        const string Text = """{"zeta":{"x":[1,2.50,-0.0]},"definitionId":"a","root":{"vertices":[],"type":"Elsa.Flowchart","id":"f","metadata":{"designer":{"position":{"x":148.30,"y":-2e3}}},"名称":"审核"},"alpha":null}""";

        WorkflowDefinition.Read(Text).Write().Should().Be(Text);
    }

    [Fact]
    public void Node_ids_are_the_ids_from_the_workflow_down()
    {
        var inner = A.Flow("x", "", A.Line("deep"))["root"]!.DeepClone().AsObject();
        inner["id"] = "inner";
        var branch = A.Activity("if", "Elsa.If", ("then", A.Line("yes")), ("condition", A.Literal(true)));
        var definition = WorkflowDefinition.Read(A.Flow("x", "", A.Line("review"), inner, branch).ToJsonString());

        definition.StampNodeIds();

        definition.Nodes.Select(n => n.NodeId).Should().Equal(
            "Workflow1", "Workflow1:flow", "Workflow1:flow:review", "Workflow1:flow:inner", "Workflow1:flow:inner:deep", "Workflow1:flow:if", "Workflow1:flow:if:yes");
        ((string)definition.Json["root"]!["activities"]![2]!["then"]!["nodeId"]!).Should().Be("Workflow1:flow:if:yes");
    }

    [Theory]
    [InlineData("", "definition.not_json", "")]
    [InlineData("[]", "definition.not_json", "")]
    [InlineData("{\"root\":{}}", "definition.no_root", "/root")]
    public void What_is_no_definition_is_refused(string text, string code, string path)
    {
        var reading = () => WorkflowDefinition.Read(text);

        var error = reading.Should().Throw<DefinitionException>().Which;
        error.Code.Should().Be(code);
        error.Path.Should().Be(path);
    }

    [Fact]
    public async Task Every_finding_says_where_it_is()
    {
        var definition = A.Flow(
            "faulty", "a>gone nobody>a d.Maybe>a",
            A.Line("a"),
            A.Decision("d", "1 +"),
            A.Activity("x", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", A.Literal("missing"))));

        var findings = await validator.ValidateAsync(WorkflowDefinition.Read(definition.ToJsonString()), DefinitionLibrary.Empty, default);

        findings.Select(f => $"{f.ActivityId} {f.Severity} {f.Code} {f.Path}").Should().Equal(
            "flow Error connection.target_missing /root/connections/0/target/activity",
            "flow Error connection.source_missing /root/connections/1/source/activity",
            "d Error connection.port_unknown /root/connections/2/source/port",
            "d Error script.malformed /root/activities/1/condition/expression/value",
            "x Error flow.unreachable /root/activities/2",
            "x Error definition.child_missing /root/activities/2/workflowDefinitionId/expression/value");
    }
}
