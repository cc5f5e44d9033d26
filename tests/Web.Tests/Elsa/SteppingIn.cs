using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>Parts of a definition that the designer loads when somebody steps into an activity, and what it knows of scripts there.</summary>
public sealed class SteppingIn(TestHouse house) : IClassFixture<TestHouse>
{
    private const string AsSent = "as it was sent";

    [Fact]
    public async Task A_flowchart_is_answered_with_what_stands_in_it()
    {
        using var designer = await Designer.OpenAsync(house);
        var definition = await FlowAsync(designer, "Whole", Models.Line("l1", 0));

        var node = await designer.GetAsync($"/workflow-definitions/subgraph/{definition["id"]}?parentNodeId={Root(definition)}");

        NodeShape("workflow-definitions-subgraph-parent").Fits(node);
        ((string)node!["port"]!).Should().Be("Root");
        ((string)node["activity"]!["activities"]![0]!["nodeId"]!).Should().Be($"{Root(definition)}:l1");
        ((string)(await designer.GetAsync($"/workflow-definitions/subgraph/{definition["id"]}"))!["nodeId"]!).Should().Be("Workflow1");
        await designer.GetAsync("/workflow-definitions/subgraph/nope", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_workflow_that_is_used_as_an_activity_is_loaded_where_it_stands()
    {
        using var designer = await Designer.OpenAsync(house);
        var part = Models.With(Models.Created("Inner Part"), Models.Line("deep", 0));
        part["options"] = new JsonObject { ["usableAsActivity"] = true };
        var used = await designer.DefinitionAsync(part, publish: true);
        var use = Models.Activity("use1", "InnerPart", 0);
        use["workflowDefinitionId"] = (string)used["definitionId"]!;
        use["workflowDefinitionVersionId"] = (string)used["id"]!;
        var definition = await FlowAsync(designer, "Outer", use);

        var node = await designer.GetAsync($"/workflow-definitions/subgraph/{definition["id"]}?parentNodeId={Root(definition)}:use1");
        var way = await designer.GetAsync(
            $"/workflow-definitions/subgraph/segments/{definition["id"]}?childNodeId={Root(definition)}:use1:Workflow2:{(string)used["root"]!["id"]!}:deep");

        var inner = node!["activity"]!["root"]!;
        ((string)inner["type"]!).Should().Be("Elsa.Workflow");
        ((string)inner["identity"]!["id"]!).Should().Be((string)used["id"]!);
        ((string)inner["root"]!["activities"]![0]!["id"]!).Should().Be("deep");
        ((string)inner["root"]!["activities"]![0]!["nodeId"]!).Should().Be($"{Root(definition)}:use1:Workflow2:{(string)used["root"]!["id"]!}:deep");
        way!["pathSegments"]!.AsArray().Should().ContainSingle();
        JsonNode.DeepEquals(way["pathSegments"]![0], new JsonObject
        {
            ["activityNodeId"] = $"{Root(definition)}:use1",
            ["activityId"] = "use1",
            ["activityType"] = "InnerPart",
            ["portName"] = "Root",
            ["activityName"] = "use1",
        }).Should().BeTrue(way["pathSegments"]!.ToJsonString());
        ((string)way["container"]!["nodeId"]!).Should().Be($"{Root(definition)}:use1");
    }

    [Fact]
    public async Task The_way_to_an_activity_of_the_drawing_itself_has_no_steps()
    {
        using var designer = await Designer.OpenAsync(house);
        var definition = await FlowAsync(designer, "Way", Models.Line("l1", 0));

        var way = await designer.GetAsync($"/workflow-definitions/subgraph/segments/{definition["id"]}?childNodeId={Root(definition)}:l1");

        NodeShape("workflow-definitions-subgraph-segments")
            .Free("childNode.activity", AsSent).Free("container.activity.root", AsSent).Free("container.activity.options", AsSent)
            .Besides("container.activity.variables", "what scripts see there")
            .Fits(way);
        way!["pathSegments"]!.AsArray().Should().BeEmpty();
        ((string)way["childNode"]!["port"]!).Should().Be("Activities");
        await designer.GetAsync($"/workflow-definitions/subgraph/segments/{definition["id"]}?childNodeId=Workflow1:nope", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Scripts_are_declared_in_TypeScript()
    {
        using var designer = await Designer.OpenAsync(house);
        var model = Models.With(Models.Created("Scripted"), Models.Activity("ask", "Elsa.RunTask", 0, ("taskName", "ask")));
        model["variables"] = new JsonArray(Variable("Amount", "Decimal"), Variable("dueAt", "DateTimeOffset"), Variable("not a name", "String"), Variable("姓名", "String", isArray: true));
        model["inputs"] = new JsonArray(new JsonObject { ["name"] = "CaseId", ["type"] = "String" });
        var definition = await designer.DefinitionAsync(model);

        var answer = await designer.Client.PostAsync(
            $"{Designer.Root}/scripting/javascript/type-definitions/{definition["definitionId"]}",
            new StringContent("""{"activityTypeName":"Elsa.WriteLine","propertyName":"Text"}""", System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/x-typescript");
        var declared = await answer.Content.ReadAsStringAsync();
        foreach (var line in (string[])
        [
            "declare function getAmount(): number;", "declare function setAmount(value: number): void;", "declare function getDueAt(): Date;",
            "declare function get姓名(): string[];", "declare function getCaseId(): string;", "declare function getInput(name: string): any;",
            "declare function getResultFromAsk(): any;",
        ])
        {
            declared.Should().Contain(line);
        }

        declared.Should().Contain("variables: { Amount: number; dueAt: Date; 姓名: string[]; }").And.NotContain("not a name");
    }

    private static JsonNode Variable(string name, string type, bool isArray = false) =>
        new JsonObject { ["id"] = $"v-{name}", ["name"] = name, ["typeName"] = type, ["isArray"] = isArray, ["value"] = null };

    private static string Root(JsonObject definition) => $"Workflow1:{(string)definition["root"]!["id"]!}";

    private static async Task<JsonObject> FlowAsync(Designer designer, string name, params JsonObject[] activities) =>
        await designer.DefinitionAsync(Models.With(Models.Created(name), activities));

    private static Shape NodeShape(string recorded) => Shape.Recorded(recorded)
        .Free("activity.activities", AsSent).Lacking("activity.customProperties", AsSent).Lacking("activity.metadata", AsSent)
        .Lacking("activity.variables", AsSent).Besides("activity.name", AsSent);
}
