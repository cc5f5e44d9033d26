using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class RepeatingACall : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task The_same_operation_starts_resumes_and_cancels_once()
    {
        await house.PublishAsync(A.Flow("loop", "t.Again>t", A.Task("t")));
        Guid start = Guid.CreateVersion7(), resume = Guid.CreateVersion7(), cancel = Guid.CreateVersion7();

        var first = await house.StartAsync("loop", operation: start);
        (await house.StartAsync("loop", operation: start)).Should().Be(first);
        house.Desk.Tasks.Should().ContainSingle();

        var bookmark = house.Desk.Tasks[0].Request.BookmarkId;
        await house.ResumeAsync(bookmark, new() { ["outcome"] = "Again" }, resume);
        await house.ResumeAsync(bookmark, new() { ["outcome"] = "Again" }, resume);
        await house.ResumeAsync(bookmark, new() { ["outcome"] = "Again" });
        house.Desk.Tasks.Should().HaveCount(2);

        await house.CancelAsync(first, cancel);
        await house.CancelAsync(first, cancel);
        await house.CancelAsync(first);
        house.Desk.Tasks.Count(t => t.Withdrawn == "case.closed").Should().Be(1);
        (await house.InstanceAsync(first)).SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public async Task An_unknown_definition_is_refused()
    {
        var starting = () => house.StartAsync("nowhere");

        (await starting.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("definition.not_found");
        (await house.RowsAsync<OperationRow>()).Should().BeEmpty();
    }
}
