using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class UsingDefinitionsAsActivities : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task Who_uses_a_definition_stays_on_its_version()
    {
        await SaveAsync(Part("old"), publish: true);
        await SaveAsync(User("whole"), publish: true);

        await SaveAsync(Part("new"), publish: true);

        (await StartedAsync("whole")).Should().Contain("old").And.NotContain("new");
        (await StatesAsync("whole")).Should().Equal("1 latest published");
    }

    [Fact]
    public async Task Who_uses_one_that_updates_its_users_gets_a_version_that_uses_the_new_one()
    {
        await SaveAsync(Part("old", updates: true), publish: true);
        await SaveAsync(User("whole"), publish: true);
        await SaveAsync(User("draft"));

        var saved = await SaveAsync(Part("new", updates: true), publish: true);

        (await StartedAsync("whole")).Should().Contain("new").And.NotContain("old");
        (await StatesAsync("whole")).Should().Equal("1", "2 latest published");
        (await StatesAsync("draft")).Should().Equal("1 latest");
        saved.UpdatedUsers.Select(u => u.DefinitionId).Should().BeEquivalentTo("whole", "draft");
        var draft = (await house.RowsAsync<DefinitionRow>()).Single(d => d.DefinitionId == "draft");
        JsonNode.Parse(draft.Json)!["root"]!["activities"]![0]!["workflowDefinitionVersionId"]!.ToString().Should().Be(saved.Row.Id.ToString());
    }

    [Fact]
    public async Task Users_of_users_are_updated_and_a_circle_comes_to_its_end()
    {
        await SaveAsync(Part("old", updates: true), publish: true);
        await SaveAsync(User("middle", updates: true), publish: true);
        await SaveAsync(User("outer", uses: "Middle"), publish: true);
        var circle = Part("new", updates: true);
        circle["root"]!["activities"]!.AsArray().Add(A.Activity("back", "Middle"));

        await SaveAsync(circle, publish: true);

        (await StatesAsync("middle")).Should().Equal("1", "2 latest published");
        (await StatesAsync("outer")).Should().Equal("1", "2 latest published");
        (await StatesAsync("part")).Should().Equal("1", "2 latest published");
    }

    [Fact]
    public async Task What_another_definition_uses_is_neither_deleted_nor_saved_over()
    {
        await SaveAsync(Part("old"), publish: true);
        await SaveAsync(User("whole"), publish: true);
        var deleting = () => house.WorkAsync(s => s.GetRequiredService<DefinitionRemoval>().DeleteAsync("part", default));
        (await deleting.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("definition.used");
        await house.WorkAsync(s => s.GetRequiredService<DefinitionVersions>().RetractAsync("part", default));

        (await SaveAsync(Part("new"))).Row.Version.Should().Be(2);
        (await SaveAsync(Part("newer"))).Row.Version.Should().Be(2, "nobody uses that draft");

        (await StartedAsync("whole")).Should().Contain("old");
        await house.WorkAsync(s => s.GetRequiredService<DefinitionRemoval>().DeleteAsync("whole", default));
        await deleting.Should().NotThrowAsync();
    }

    private static JsonObject Part(string line, bool updates = false) => Usable(A.Flow("part", "", A.Line(line)), "Part", updates);

    private static JsonObject User(string id, bool updates = false, string uses = "Part") =>
        Usable(A.Flow(id, "use>end", A.Activity("use", uses), A.Line("end")), id, updates);

    private static JsonObject Usable(JsonObject definition, string name, bool updates)
    {
        definition["name"] = name;
        definition["options"] = new JsonObject { ["usableAsActivity"] = true, ["autoUpdateConsumingWorkflows"] = updates };
        return definition;
    }

    private Task<SavedVersion> SaveAsync(JsonObject content, bool publish = false) => house.WorkAsync(s =>
        s.GetRequiredService<DefinitionVersions>().SaveAsync(
            new(WorkflowDefinition.Read(content.ToJsonString()), DefinitionSource.Designer, publish), default));

    private async Task<string> StartedAsync(string definitionId) => await house.StartedAsync(await house.StartAsync(definitionId));

    private async Task<IEnumerable<string>> StatesAsync(string id) => (await house.RowsAsync<DefinitionRow>())
        .Where(d => d.DefinitionId == id && d.DeletedAt is null).OrderBy(d => d.Version)
        .Select(d => $"{d.Version}{(d.IsLatest ? " latest" : "")}{(d.IsPublished ? " published" : "")}").ToList();
}
