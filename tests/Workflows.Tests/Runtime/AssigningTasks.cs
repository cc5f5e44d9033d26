namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class AssigningTasks : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_task_is_opened_waited_for_and_its_outcome_is_followed()
    {
        await house.PublishAsync(A.Flow("review", "verify.Approved>yes verify.Rejected>no", A.Task("verify"), A.Line("yes"), A.Line("no")));

        var instance = await house.StartAsync("review");

        var task = house.Desk.Open.Should().ContainSingle().Subject;
        task.Request.Title.Should().Be("Title of verify");
        task.Request.Role.Should().Be("TownshipOfficer");
        task.Call.SubjectId.Should().Be(TestDesk.Subject);
        (await house.InstanceAsync(instance)).SubStatus.Should().Be(Storage.WorkflowSubStatus.Suspended);

        await house.CompleteAsync("verify", "Rejected");

        (await house.JournalAsync(instance)).Should().Equal(
            "Workflow1.Started", "flow.Started", "verify.Started", "verify.Suspended", "verify.Resumed", "verify.Completed",
            "no.Started", "no.Completed", "flow.Completed", "Workflow1.Completed");
        (await house.InstanceAsync(instance)).SubStatus.Should().Be(Storage.WorkflowSubStatus.Finished);
        (await house.RowsAsync<Storage.BookmarkRow>()).Should().BeEmpty();
    }
}
