using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class ChangingADefinition : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_running_instance_stays_on_its_version_and_a_new_one_takes_the_new()
    {
        await house.PublishAsync(A.Flow("procedure", "t>old", A.Task("t"), A.Line("old")));
        var early = await house.StartAsync("procedure");

        await house.PublishAsync(A.Flow("procedure", "t2>new", A.Task("t2"), A.Line("new")));
        var late = await house.StartAsync("procedure");
        await house.CompleteAsync("t");
        await house.CompleteAsync("t2");

        (await house.StartedAsync(early)).Should().Be("t old");
        (await house.StartedAsync(late)).Should().Be("t2 new");
        (await house.InstanceAsync(late)).Version.Should().Be(2);
        (await house.RowsAsync<DefinitionRow>()).Single(d => d.IsPublished).Version.Should().Be(2);
    }

    [Fact]
    public async Task The_same_content_makes_no_new_version()
    {
        await house.PublishAsync(A.Flow("procedure", "", A.Line("a")));
        await house.PublishAsync(A.Flow("procedure", "", A.Line("a")));

        (await house.RowsAsync<DefinitionRow>()).Should().ContainSingle().Which.Version.Should().Be(1);
    }
}
