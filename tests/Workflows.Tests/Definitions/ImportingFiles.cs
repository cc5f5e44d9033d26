using CaseFlow.Domain.Common;
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

    [Fact]
    public async Task A_file_that_changed_does_not_overwrite_what_was_edited_here()
    {
        Write("a", A.Flow("a", "", A.Line("one")));
        await ImportAsync();
        await EditAsync("edited");
        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 2, IsNew: false));

        Write("a", A.Flow("a", "", A.Line("two")));

        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 2, IsNew: false, IsConflict: true));
        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 2, IsNew: false, IsConflict: true));
        (await LatestAsync()).Should().Match<DefinitionRow>(d => d.Source == DefinitionSource.Designer && d.Json.Contains("edited"));
        (await ConflictAsync()).Should().Be("a.json");
    }

    [Fact]
    public async Task Taking_the_file_publishes_it_as_a_new_version()
    {
        await MakeConflictAsync();

        await house.WorkAsync(s => s.GetRequiredService<DefinitionImporter>().TakeFileAsync("a", null, default));

        (await LatestAsync()).Should().Match<DefinitionRow>(
            d => d.Version == 3 && d.IsPublished && d.Source == DefinitionSource.File && d.Json.Contains("two"));
        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 3, IsNew: false));
        (await ConflictAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_dismissed_file_is_asked_about_again_only_when_it_changes_once_more()
    {
        await MakeConflictAsync();

        await house.WorkAsync(s => s.GetRequiredService<DefinitionImporter>().DismissFileAsync("a", default));

        (await ConflictAsync()).Should().BeNull();
        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 2, IsNew: false));
        var again = () => house.WorkAsync(s => s.GetRequiredService<DefinitionImporter>().TakeFileAsync("a", null, default));
        (await again.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("definition.no_file_conflict");
        Write("a", A.Flow("a", "", A.Line("three")));
        (await ImportAsync()).Should().ContainSingle().Which.IsConflict.Should().BeTrue();
    }

    [Fact]
    public async Task An_edit_that_is_what_the_file_says_now_is_no_conflict()
    {
        Write("a", A.Flow("a", "", A.Line("one")));
        await ImportAsync();
        await EditAsync("two");

        Write("a", A.Flow("a", "", A.Line("two")));

        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 2, IsNew: false));
    }

    [Fact]
    public async Task What_was_taken_back_here_is_not_published_again_by_its_file()
    {
        Write("a", A.Flow("a", "", A.Line("one")));
        await ImportAsync();
        await house.WorkAsync(s => s.GetRequiredService<DefinitionVersions>().RetractAsync("a", default));
        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 1, IsNew: false));

        Write("a", A.Flow("a", "", A.Line("two")));

        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 1, IsNew: false, IsConflict: true));
    }

    [Fact]
    public async Task What_was_deleted_here_stays_away_until_its_file_changes()
    {
        Write("a", A.Flow("a", "", A.Line("one")));
        await ImportAsync();
        await house.WorkAsync(s => s.GetRequiredService<DefinitionRemoval>().DeleteAsync("a", default));

        (await ImportAsync()).Should().ContainSingle().Which.IsNew.Should().BeFalse();
        Write("a", A.Flow("a", "", A.Line("two")));
        (await ImportAsync()).Should().Equal(new ImportedDefinition("a", 2, IsNew: true));
    }

    [Fact]
    public async Task Two_files_with_one_definition_are_refused()
    {
        Write("a", A.Flow("a", "", A.Line("one")));
        Write("b", A.Flow("a", "", A.Line("two")));

        var importing = ImportAsync;

        (await importing.Should().ThrowAsync<DefinitionsRefusedException>()).Which.Refused.Should().ContainSingle()
            .Which.Findings.Should().ContainSingle().Which.Code.Should().Be("definition.id_twice");
    }

    private async Task MakeConflictAsync()
    {
        Write("a", A.Flow("a", "", A.Line("one")));
        await ImportAsync();
        await EditAsync("edited");
        Write("a", A.Flow("a", "", A.Line("two")));
        await ImportAsync();
    }

    private Task EditAsync(string line) => house.WorkAsync(s => s.GetRequiredService<DefinitionVersions>().SaveAsync(
        new(WorkflowDefinition.Read(A.Flow("a", "", A.Line(line)).ToJsonString()), DefinitionSource.Designer), default));

    private async Task<DefinitionRow> LatestAsync() => (await house.RowsAsync<DefinitionRow>()).Single(d => d.IsLatest);

    private async Task<string?> ConflictAsync()
    {
        var latest = await LatestAsync();
        return house.Services.GetRequiredService<ShippedDefinitions>().Conflict("a", latest.ContentHash, latest.FileHash)?.Name;
    }

    private void Write(string name, System.Text.Json.Nodes.JsonObject definition) =>
        File.WriteAllText(Path.Combine(directory, name + ".json"), definition.ToJsonString());

    private Task<IReadOnlyList<ImportedDefinition>> ImportAsync() =>
        house.WorkAsync(s => s.GetRequiredService<DefinitionImporter>().ImportAsync(directory, default));
}
