using System.Text.Json.Nodes;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Runtime;

/// <summary>An instance on hold takes no step; what reaches it is given when it goes on, also after a restart.</summary>
public sealed class PausingInstances : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task An_answer_waits_until_it_goes_on()
    {
        await house.PublishAsync(A.Flow("main", "t>after", A.Task("t"), A.Line("after")));
        var main = await house.StartAsync("main");
        await house.PauseAsync(main);

        await house.CompleteAsync("t");
        (await house.StartedAsync(main)).Should().Be("t");
        (await house.RowsAsync<BookmarkRow>()).Should().ContainSingle("it still waits");
        house.Restart();
        await house.UnpauseAsync(main);

        (await house.StartedAsync(main)).Should().Be("t after");
        (await house.InstanceAsync(main)).Should().Match<InstanceRow>(i => !i.IsPaused && i.SubStatus == WorkflowSubStatus.Finished);
        (await house.RowsAsync<InboxRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_timer_that_falls_due_meanwhile_fires_when_it_goes_on_and_once()
    {
        await house.PublishAsync(A.Flow("main", "d>after", A.Activity("d", "Elsa.Delay", ("timeSpan", A.Literal("01:00:00"))), A.Line("after")));
        var main = await house.StartAsync("main");
        await house.PauseAsync(main);

        await house.AdvanceAsync(TimeSpan.FromDays(1));
        (await house.RowsAsync<TimerRow>()).Should().BeEmpty();
        (await house.StartedAsync(main)).Should().Be("d");
        await house.UnpauseAsync(main);

        (await house.StartedAsync(main)).Should().Be("d after");
    }

    [Fact]
    public async Task Events_and_tasks_that_reach_it_are_kept_in_their_order()
    {
        await house.PublishAsync(A.Flow("main", "s>e s>t e>a t>b", A.Line("s"), Event("e"), RunTask("t"), A.Line("a"), A.Line("b")));
        var main = await house.StartAsync("main");
        var task = await house.TaskOfAsync(main, "t");
        await house.PauseAsync(main);

        await house.CompleteTaskAsync(task);
        await house.PublishEventAsync("Ping");
        (await house.RowsAsync<InboxRow>()).Should().HaveCount(2);
        await house.UnpauseAsync(main);

        (await house.StartedAsync(main)).Should().Be("s e t b a");
        (await house.RowsAsync<InboxRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_end_of_its_child_waits_for_it()
    {
        await house.PublishAsync(
            A.Flow("child", "", RunTask("t")),
            A.Flow("main", "x>after", A.Activity("x", "Elsa.DispatchWorkflow", ("workflowDefinitionId", A.Literal("child")), ("waitForCompletion", A.Literal(true))), A.Line("after")));
        var main = await house.StartAsync("main");
        await house.SettleAsync();
        var child = (await house.InstancesOfAsync("child")).Single();
        await house.PauseAsync(main);

        await house.CompleteTaskAsync(await house.TaskOfAsync(child.Id, "t"));
        (await house.InstanceAsync(main)).Status.Should().Be(WorkflowStatus.Running);
        await house.UnpauseAsync(main);

        (await house.StartedAsync(main)).Should().Be("x after");
    }

    [Fact]
    public async Task An_instance_that_has_not_begun_does_not_begin()
    {
        await house.PublishAsync(A.Flow("main", "", A.Line("a")));
        var started = await house.BeginAsync(new(Guid.CreateVersion7(), "main") { IsDispatched = true });
        await house.PauseAsync(started.InstanceId);

        await house.SettleAsync();
        (await house.JournalAsync(started.InstanceId)).Should().BeEmpty();
        await house.UnpauseAsync(started.InstanceId);

        (await house.StartedAsync(started.InstanceId)).Should().Be("a");
    }

    [Fact]
    public async Task It_can_be_cancelled_and_what_was_kept_for_it_goes()
    {
        await house.PublishAsync(A.Flow("main", "t>after", A.Task("t"), A.Line("after")));
        var main = await house.StartAsync("main");
        await house.PauseAsync(main);
        await house.CompleteAsync("t");

        await house.CancelAsync(main);

        (await house.InstanceAsync(main)).Should().Match<InstanceRow>(i => !i.IsPaused && i.SubStatus == WorkflowSubStatus.Cancelled);
        (await house.RowsAsync<InboxRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_has_ended_cannot_be_paused()
    {
        await house.PublishAsync(A.Flow("main", "", A.Line("a")));
        var main = await house.StartAsync("main");

        (await house.PauseAsync(main)).Should().BeFalse();
        (await house.PauseAsync(Guid.CreateVersion7())).Should().BeFalse();
    }

    private static JsonObject Event(string id) => A.Activity(id, "Elsa.Event", ("eventName", A.Literal("Ping")));

    private static JsonObject RunTask(string id) => A.Activity(id, "Elsa.RunTask", ("taskName", A.Literal(id)));
}
