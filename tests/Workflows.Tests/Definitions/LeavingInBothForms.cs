using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class LeavingInBothForms : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task The_file_is_what_came_in_with_nothing_added()
    {
        const string Text = """{"zeta":1.50,"name":"预算","definitionId":"a","root":{"type":"Elsa.Flowchart","version":1,"id":"f","activities":[],"connections":[]},"tail":null}""";

        var row = await SaveAsync(Text, DefinitionSource.Import);

        JsonNode.Parse(DefinitionForms.File(row))!.ToJsonString().Should().Be(JsonNode.Parse(Text)!.ToJsonString());
    }

    [Fact]
    public async Task A_file_that_tells_its_version_tells_the_one_it_has_now()
    {
        const string Text = """{"id":"a-v7","definitionId":"a","version":7,"isLatest":false,"isPublished":false,"root":{"type":"Elsa.WriteLine","id":"w"}}""";

        var row = await SaveAsync(Text, DefinitionSource.Import, publish: true);

        JsonNode.Parse(DefinitionForms.File(row))!.ToJsonString().Should().Be(
            """{"id":"a-v7","definitionId":"a","version":1,"isLatest":true,"isPublished":true,"root":{"type":"Elsa.WriteLine","id":"w"}}""");
    }

    [Fact]
    public async Task The_model_has_every_member_of_Elsas_in_its_order_and_unknown_ones_behind()
    {
        const string Text = """{"zeta":1.50,"definitionId":"a","version":7,"root":{"type":"Elsa.Sequence","id":"q","activities":[{"type":"Elsa.WriteLine","id":"w"}]},"toolVersion":"3.8.2.0"}""";

        var row = await SaveAsync(Text, DefinitionSource.Designer, publish: true);
        var model = DefinitionForms.Model(row);

        model.Select(m => m.Key).Should().Equal(
            "id", "definitionId", "name", "createdAt", "version", "toolVersion", "variables", "inputs", "outputs", "outcomes",
            "customProperties", "isReadonly", "isSystem", "isLatest", "isPublished", "options", "root", "zeta");
        model["id"]!.ToString().Should().Be(row.Id.ToString());
        model["version"]!.GetValue<int>().Should().Be(1);
        model["isPublished"]!.GetValue<bool>().Should().BeTrue();
        model["root"]!["activities"]![0]!["nodeId"]!.ToString().Should().Be("Workflow1:q:w");
        model["zeta"]!.ToJsonString().Should().Be("1.50");
    }

    private async Task<DefinitionRow> SaveAsync(string text, DefinitionSource source, bool publish = false) => (await house.WorkAsync(s =>
        s.GetRequiredService<DefinitionVersions>().SaveAsync(new(WorkflowDefinition.Read(text), source, publish), default))).Row;
}
