using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class ImportingFiles : IDisposable
{
    private readonly TestHouse house = new();
    private readonly string directory = Directory.CreateTempSubdirectory("definitions").FullName;

    public void Dispose()
    {
        house.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task New_and_changed_files_become_published_versions()
    {
        Write("a", A.Flow("a", "", A.Line("one")));
        Write("b", A.Flow("b", "", A.Activity("x", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", A.Literal("a")))));
        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 1, true), new ImportedDefinition("b", 1, true));

        Write("a", A.Flow("a", "", A.Line("two")));

        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 2, true), new ImportedDefinition("b", 1, false));
        (await ImportAsync()).Should().OnlyContain(d => !d.IsNew);
        (await house.RowsAsync<DefinitionRow>()).Where(d => d.IsPublished && d.IsLatest).Select(d => $"{d.DefinitionId}{d.Version}").Should().BeEquivalentTo("a2", "b1");
    }

    [Fact]
    public async Task One_faulty_file_refuses_all_and_names_the_place()
    {
        Write("a", A.Flow("a", "", A.Line("one")));
        Write("b", A.Flow("b", "", A.Activity("u", "Acme.Unknown")));

        var importing = ImportAsync;

        (await importing.Should().ThrowAsync<DefinitionsRefusedException>()).Which.Refused.Should().ContainSingle()
            .Which.Findings.Should().ContainSingle().Which.Path.Should().Be("/root/activities/0/type");
        (await house.RowsAsync<DefinitionRow>()).Should().BeEmpty();
    }

    private void Write(string name, System.Text.Json.Nodes.JsonObject definition) =>
        File.WriteAllText(Path.Combine(directory, name + ".json"), definition.ToJsonString());

    private Task<IReadOnlyList<ImportedDefinition>> ImportAsync() =>
        house.WorkAsync(s => s.GetRequiredService<DefinitionImporter>().ImportAsync(directory, default));
}
