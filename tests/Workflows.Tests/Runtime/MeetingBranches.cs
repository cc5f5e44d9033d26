using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class MeetingBranches : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public async Task A_join_waits_for_every_branch_and_runs_once(string mode)
    {
        await house.PublishAsync(A.Flow(
            "parallel", "f.A>a f.B>b f.C>c a>j b>j c>j j>after", A.Fork("f", "A", "B", "C"), A.Task("a"), A.Task("b"), A.Task("c"), A.Join("j", mode), A.Line("after")));
        var instance = await house.StartAsync("parallel");

        await house.CompleteAsync("b");
        await house.CompleteAsync("a");
        (await house.StartedAsync(instance)).Should().Be("f a b c");
        await house.CompleteAsync("c");

        (await house.StartedAsync(instance)).Should().Be("f a b c j after");
        (await house.InstanceAsync(instance)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAny")]
    public async Task A_join_does_not_wait_for_a_branch_that_nobody_took(string mode)
    {
        await house.PublishAsync(A.Flow(
            "one", "d.True>a d.False>b a>j b>j j>after", A.Decision("d", "1 < 2"), A.Line("a"), A.Line("b"), A.Join("j", mode), A.Line("after")));

        var instance = await house.StartAsync("one");

        (await house.StartedAsync(instance)).Should().Be("d a j after");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Merge")]
    [InlineData("Converge")]
    [InlineData("Race")]
    public async Task No_merge_mode_waits_for_a_dead_branch(string? mode)
    {
        await house.PublishAsync(A.Flow("dead", "d.True>a d.False>b a>m b>m m>after", A.Decision("d", "true"), A.Line("a"), A.Line("b"), A.Line("m", mode), A.Line("after")));

        var instance = await house.StartAsync("dead");

        (await house.StartedAsync(instance)).Should().Be("d a m after");
        (await house.InstanceAsync(instance)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task The_first_arrival_at_WaitAny_cancels_the_other_branch_and_withdraws_its_task()
    {
        await house.PublishAsync(A.Flow(
            "race", "f.A>a f.B>b a>j b>j j>after", A.Fork("f", "A", "B"), A.Task("a"), A.Task("b"), A.Join("j", "WaitAny"), A.Task("after")));
        var instance = await house.StartAsync("race");

        await house.CompleteAsync("a");

        (await house.JournalAsync(instance)).Should().ContainInOrder("b.Canceled", "j.Started", "j.Completed", "after.Started", "after.Suspended");
        house.Desk.Tasks.Single(t => t.Request.Kind == "b").Withdrawn.Should().Be("branch.lost");
        (await house.RowsAsync<ExecutionRow>()).Single(e => e.ActivityId == "b").Status.Should().Be(ExecutionStatus.Canceled);
        await house.CompleteAsync("after");
        (await house.InstanceAsync(instance)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_longer_losing_branch_does_not_go_on_after_the_race()
    {
        await house.PublishAsync(A.Flow(
            "long", "f.B>b1 f.A>a b1>b2 b2>b3 b3>j a>j j>after",
            A.Fork("f", "A", "B"), A.Line("a"), A.Line("b1"), A.Line("b2"), A.Task("b3"), A.Join("j", "WaitAny"), A.Line("after")));

        var instance = await house.StartAsync("long");

        (await house.StartedAsync(instance)).Should().Be("f b1 a b2 j after");
        house.Desk.Tasks.Should().BeEmpty();
    }

    [Fact]
    public async Task A_merge_waits_for_a_branch_however_far_behind()
    {
        await house.PublishAsync(A.Flow(
            "far", "s>a1 a1>a2 a2>a3 a3>m s>b b>m m>after", A.Line("s"), A.Task("a1"), A.Line("a2"), A.Line("a3"), A.Line("b"), A.Line("m"), A.Line("after")));
        var instance = await house.StartAsync("far");
        (await house.StartedAsync(instance)).Should().Be("s a1 b");

        await house.CompleteAsync("a1");

        (await house.StartedAsync(instance)).Should().Be("s a1 b a2 a3 m after");
    }

    [Fact]
    public async Task Cascade_runs_once_for_each_token()
    {
        await house.PublishAsync(A.Flow("cascade", "s>a s>b a>m b>m", A.Line("s"), A.Line("a"), A.Task("b"), A.Line("m", "Cascade")));
        var instance = await house.StartAsync("cascade");

        await house.CompleteAsync("b");

        (await house.StartedAsync(instance)).Should().Be("s a b m m");
        (await house.InstanceAsync(instance)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_return_loops_while_another_branch_waits_and_both_meet_once()
    {
        await house.PublishAsync(A.Flow(
            "return", "s>verify s>other verify.Approved>review review.Returned>verify review.Approved>m other>m m>after",
            A.Line("s"), A.Task("verify"), A.Task("review"), A.Task("other"), A.Line("m"), A.Line("after")));
        var instance = await house.StartAsync("return");

        await house.CompleteAsync("verify", "Approved");
        await house.CompleteAsync("review", "Returned");
        await house.CompleteAsync("other");
        await house.CompleteAsync("verify", "Approved");
        (await house.StartedAsync(instance)).Should().Be("s verify other review verify review");
        await house.CompleteAsync("review", "Approved");

        (await house.StartedAsync(instance)).Should().EndWith("review m after");
        (await house.InstanceAsync(instance)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public async Task A_join_ignores_the_connection_that_loops_back_to_it(string mode)
    {
        await house.PublishAsync(A.Flow(
            "loop", "s>j j>inc inc>more more.True>j more.False>end",
            A.Line("s"), A.Join("j", mode), A.Set("inc", "N", A.Script("getN() + 1")), A.Decision("more", "getN() < 3"), A.Line("end")).With(("N", "Int32", "0")));

        var instance = await house.StartAsync("loop");

        (await house.StartedAsync(instance)).Should().Be("s j inc more j inc more j inc more end");
    }

    [Fact]
    public async Task End_ends_its_flowchart_and_cancels_what_waits()
    {
        await house.PublishAsync(A.Flow("end", "s>t s>e", A.Line("s"), A.Task("t"), A.Activity("e", "Elsa.End")));

        var instance = await house.StartAsync("end");

        (await house.JournalAsync(instance))[^4..].Should().Equal("e.Completed", "t.Canceled", "flow.Completed", "Workflow1.Completed");
        house.Desk.Open.Should().BeEmpty();
    }

    [Fact]
    public async Task Finish_ends_everything()
    {
        await house.PublishAsync(A.Flow("finish", "s>t s>x", A.Line("s"), A.Task("t"), A.Activity("x", "Elsa.Finish")));

        var instance = await house.StartAsync("finish");

        (await house.InstanceAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
        (await house.RowsAsync<BookmarkRow>()).Should().BeEmpty();
        (await house.JournalAsync(instance))[^1].Should().Be("x.Completed", "nobody around it gets a closing event, as in Elsa");
        house.Desk.Open.Should().BeEmpty();
    }
}
