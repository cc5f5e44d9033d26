using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class KeepingVersions : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_save_goes_over_the_draft_until_it_is_published_and_into_a_new_draft_after()
    {
        (await SaveAsync("one")).Row.Should().Match<DefinitionRow>(d => d.Version == 1 && !d.IsPublished && d.IsLatest && d.Revision == 1);
        (await SaveAsync("two")).Row.Should().Match<DefinitionRow>(d => d.Version == 1 && d.Revision == 2);
        await PublishAsync();

        var third = await SaveAsync("three");

        third.Row.Should().Match<DefinitionRow>(d => d.Version == 2 && !d.IsPublished && d.Revision == 3);
        (await StatesAsync()).Should().Equal("1 published", "2 latest");
        (await PublishAsync()).IsChanged.Should().BeTrue();
        (await StatesAsync()).Should().Equal("1", "2 latest published");
    }

    [Fact]
    public async Task What_is_published_and_unchanged_is_no_new_version()
    {
        await SaveAsync("one", publish: true);

        (await PublishAsync()).IsChanged.Should().BeFalse();
        (await SaveAsync("one", publish: true)).IsChanged.Should().BeFalse();
        (await SaveAsync("one")).IsChanged.Should().BeFalse();
        (await StatesAsync()).Should().Equal("1 latest published");
    }

    [Fact]
    public async Task A_draft_saved_and_published_at_once_takes_the_place_of_what_was_published()
    {
        await SaveAsync("one", publish: true);
        await SaveAsync("two");

        await SaveAsync("three", publish: true);

        (await StatesAsync()).Should().Equal("1", "2 latest published");
    }

    [Fact]
    public async Task A_save_from_a_stale_revision_is_refused_and_says_which_one_is_in_force()
    {
        await SaveAsync("one", publish: true);
        await SaveAsync("two", revision: 1);

        var saving = () => SaveAsync("three", revision: 1);

        var refusal = (await saving.Should().ThrowAsync<DomainException>()).Which;
        refusal.Code.Should().Be("definition.stale");
        refusal.Params["revision"].Should().Be(2);
        (await SaveAsync("three", revision: 2)).Row.Revision.Should().Be(3);
    }

    [Fact]
    public async Task Revisions_go_on_across_versions_so_that_none_means_two_contents()
    {
        var first = await SaveAsync("one", publish: true);
        var second = await SaveAsync("two", revision: first.Row.Revision);
        await DeleteVersionAsync(2);

        var saving = () => SaveAsync("three", revision: second.Row.Revision);

        (await saving.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("definition.stale");
        (await StatesAsync()).Should().Equal("1 latest published");
    }

    [Fact]
    public async Task A_running_instance_stays_on_the_version_it_started_with()
    {
        await house.PublishAsync(A.Flow("a", "t>one", A.Task("t"), A.Line("one")));
        var instance = await house.StartAsync("a");
        await house.PublishAsync(A.Flow("a", "t>two", A.Task("t"), A.Line("two")));

        await house.CompleteAsync("t");

        (await house.StartedAsync(instance)).Should().Be("t one");
        (await house.InstanceAsync(instance)).Version.Should().Be(1);
        (await house.StartedAsync(await house.StartAsync("a"))).Should().Be("t");
    }

    [Fact]
    public async Task What_an_instance_ran_on_is_not_saved_over_even_when_it_was_retracted()
    {
        await house.PublishAsync(A.Flow("a", "t>one", A.Task("t"), A.Line("one")));
        var instance = await house.StartAsync("a");
        await house.WorkAsync(s => Versions(s).RetractAsync("a", default));

        (await SaveAsync("two")).Row.Version.Should().Be(2);

        await house.CompleteAsync("t");
        (await house.StartedAsync(instance)).Should().Be("t one");
    }

    [Fact]
    public async Task A_draft_that_was_published_retracted_and_changed_runs_as_it_was_published_last()
    {
        await SaveAsync("one", publish: true);
        await house.WorkAsync(s => Versions(s).RetractAsync("a", default));
        await SaveAsync("two");
        await PublishAsync();

        var instance = await house.StartAsync("a");

        (await house.InstanceAsync(instance)).Version.Should().Be(1);
        (await house.StartedAsync(instance)).Should().Be("two");
    }

    [Fact]
    public async Task What_was_retracted_starts_nothing_and_cannot_be_retracted_again()
    {
        await SaveAsync("one", publish: true);
        await house.WorkAsync(s => Versions(s).RetractAsync("a", default));

        var starting = () => house.StartAsync("a");
        var retracting = () => house.WorkAsync(s => Versions(s).RetractAsync("a", default));

        (await starting.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("definition.not_published");
        (await retracting.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("definition.not_published");
        (await StatesAsync()).Should().Equal("1 latest");
    }

    [Fact]
    public async Task Reverting_makes_a_new_draft_of_the_old_content_and_leaves_what_is_published()
    {
        await SaveAsync("one", publish: true);
        await SaveAsync("two", publish: true);

        await house.WorkAsync(s => Versions(s).RevertAsync("a", 1, null, default));

        (await StatesAsync()).Should().Equal("1", "2 published", "3 latest");
        await PublishAsync();
        (await house.StartedAsync(await house.StartAsync("a"))).Should().Be("one");
        var reverting = () => house.WorkAsync(s => Versions(s).RevertAsync("a", 9, null, default));
        (await reverting.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("definition.version_not_found");
    }

    [Fact]
    public async Task Nothing_is_deleted_while_instances_run_on_it()
    {
        await house.PublishAsync(A.Flow("a", "", A.Task("t")));
        await house.StartAsync("a");
        await house.StartAsync("a");

        var deleting = () => DeleteAsync();

        var refusal = (await deleting.Should().ThrowAsync<DomainException>()).Which;
        refusal.Code.Should().Be("definition.in_use");
        refusal.Params["instances"].Should().Be(2);
        (await StatesAsync()).Should().Equal("1 latest published");
    }

    [Fact]
    public async Task What_instances_still_tell_of_is_kept_but_never_starts_again()
    {
        await SaveAsync("one", publish: true);
        var instance = await house.StartAsync("a");
        await SaveAsync("two", publish: true);

        await DeleteAsync();

        (await house.RowsAsync<DefinitionRow>()).Should().ContainSingle().Which.Should()
            .Match<DefinitionRow>(d => d.Version == 1 && d.DeletedAt != null && !d.IsPublished && !d.IsLatest);
        (await house.InstanceAsync(instance)).Status.Should().Be(WorkflowStatus.Finished);
        var starting = () => house.StartAsync("a");
        (await starting.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("definition.not_found");
    }

    [Fact]
    public async Task An_id_that_was_deleted_comes_back_with_a_higher_version()
    {
        await SaveAsync("one", publish: true);
        await house.StartAsync("a");
        await DeleteAsync();

        (await SaveAsync("one", publish: true)).Row.Should().Match<DefinitionRow>(d => d.Version == 2 && d.Revision == 2);
    }

    [Fact]
    public async Task When_the_published_latest_is_deleted_the_one_before_is_latest_and_nothing_is_published()
    {
        await SaveAsync("one", publish: true);
        await SaveAsync("two", publish: true);

        await DeleteVersionAsync(2);

        (await StatesAsync()).Should().Equal("1 latest");
        await DeleteVersionAsync(1);
        (await StatesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_row_says_of_its_content_follows_the_content()
    {
        var definition = Content("one");
        definition["name"] = "  Budget 预算 ";
        definition["description"] = "yearly";
        definition["options"] = new JsonObject { ["usableAsActivity"] = true };
        definition["links"] = new JsonArray();
        var saved = (await SaveAsync(definition)).Row;

        saved.Should().Match<DefinitionRow>(d => d.Name == "Budget 预算" && d.Description == "yearly" && d.UsableAsActivity);
        saved.Json.Should().NotContain("links");
        (await SaveAsync("two")).Row.UsableAsActivity.Should().BeFalse();
    }

    private static DefinitionVersions Versions(IServiceProvider services) => services.GetRequiredService<DefinitionVersions>();

    private static JsonObject Content(string line) => A.Flow("a", "", A.Line(line));

    private Task<SavedVersion> SaveAsync(string line, bool publish = false, int? revision = null) => SaveAsync(Content(line), publish, revision);

    private Task<SavedVersion> SaveAsync(JsonObject content, bool publish = false, int? revision = null) => house.WorkAsync(s =>
        Versions(s).SaveAsync(new(WorkflowDefinition.Read(content.ToJsonString()), DefinitionSource.Designer, publish, revision), default));

    private Task<SavedVersion> PublishAsync() => house.WorkAsync(s => Versions(s).PublishAsync("a", null, default));

    private Task DeleteAsync() => house.WorkAsync(s => s.GetRequiredService<DefinitionRemoval>().DeleteAsync("a", default));

    private Task DeleteVersionAsync(int version) =>
        house.WorkAsync(s => s.GetRequiredService<DefinitionRemoval>().DeleteVersionAsync("a", version, default));

    private async Task<IEnumerable<string>> StatesAsync() => (await house.RowsAsync<DefinitionRow>()).Where(d => d.DeletedAt is null).OrderBy(d => d.Version)
        .Select(d => $"{d.Version}{(d.IsLatest ? " latest" : "")}{(d.IsPublished ? " published" : "")}").ToList();
}
