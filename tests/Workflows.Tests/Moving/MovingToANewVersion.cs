using System.Text.Json.Nodes;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Moving;

/// <summary>What waits goes on waiting, as it did, in the changed procedure.</summary>
public sealed class MovingToANewVersion : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_waiting_task_stays_and_what_comes_after_it_is_new()
    {
        var id = await StartedAsync(A.Flow("d", "a>t t>end", A.Line("a"), A.Task("t"), A.Line("end")));
        await house.PublishAsync(A.Flow("d", "n>a a>t t>new new>end", A.Line("n"), A.Line("new"), A.Line("a"), A.Task("t"), A.Line("end")));
        var bookmark = (await house.RowsAsync<BookmarkRow>()).Single();

        var plan = await house.MoveAsync(id);
        await house.CompleteAsync("t");

        plan.Obstacles.Should().BeEmpty();
        plan.Steps.Should().ContainSingle(s => s.IsWaiting).Which.ToNodeId.Should().Be("Workflow1:flow:t");
        house.Desk.Tasks.Should().ContainSingle("nothing was asked for again").Which.Request.BookmarkId.Should().Be(bookmark.Id);
        (await house.StartedAsync(id)).Should().Be("a t new end");
        (await house.InstanceAsync(id)).Should().Match<InstanceRow>(i => i.Version == 2 && i.Status == WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_preview_says_the_same_and_changes_nothing()
    {
        var id = await StartedAsync(A.Flow("d", "t>end", A.Task("t"), A.Line("end")));
        await house.PublishAsync(A.Flow("d", "t>new", A.Task("t"), A.Line("new")));
        var before = await house.InstanceAsync(id);

        var preview = await house.PreviewAsync(id);

        (await house.InstanceAsync(id)).Should().BeEquivalentTo(before);
        preview.Should().BeEquivalentTo(await house.MoveAsync(id));
    }

    [Fact]
    public async Task A_renamed_step_is_found_by_its_mapping_and_named_anew_where_it_waits()
    {
        var id = await StartedAsync(A.Flow("d", "t>end", A.Task("t"), A.Line("end")));
        await house.PublishAsync(A.Flow("d", "check>end", A.Task("check"), A.Line("end")));

        var plan = await house.MoveAsync(id, ("t", "check"));
        var waiting = (await house.RowsAsync<BookmarkRow>()).Single();
        await house.CompleteAsync("t");

        plan.IsPossible.Should().BeTrue();
        (waiting.ActivityId, waiting.NodeId).Should().Be(("check", "Workflow1:flow:check"));
        (await house.RowsAsync<ExecutionRow>()).Should().ContainSingle(e => e.ActivityId == "check").Which.Status.Should().Be(ExecutionStatus.Completed);
        (await house.JournalAsync(id)).Should().Contain("check.Resumed").And.Contain("end.Completed");
    }

    [Fact]
    public async Task A_timer_stays_due_when_it_was()
    {
        var id = await StartedAsync(A.Flow("d", "w>end", Delay("01:00:00"), A.Line("end")));
        var before = (await house.RowsAsync<TimerRow>()).Single();
        house.Clock.Now += TimeSpan.FromMinutes(20);
        await house.PublishAsync(A.Flow("d", "w>new", Delay("09:00:00"), A.Line("new")));

        await house.MoveAsync(id);

        (await house.RowsAsync<TimerRow>()).Should().ContainSingle().Which.Should().BeEquivalentTo(before);
        await house.AdvanceAsync(TimeSpan.FromMinutes(40));
        (await house.StartedAsync(id)).Should().Be("w new");
    }

    [Fact]
    public async Task Variables_keep_their_values_in_their_new_types_and_new_ones_begin_with_their_default()
    {
        var id = await StartedAsync(A.Flow("d", "s>t", A.Set("s", "Kept", A.Literal("7")), A.Task("t"))
            .With(("Kept", "String", null), ("Gone", "String", "x")));
        await house.PublishAsync(A.Flow("d", "s>t", A.Set("s", "Kept", A.Literal("7")), A.Task("t")).With(("Kept", "Int32", "1"), ("New", "String", "n")));

        await house.MoveAsync(id);

        (await house.VariablesAsync(id)).ToJsonString().Should().Be("""{"vKept":7,"vNew":"n"}""");
    }

    [Fact]
    public async Task A_sequence_goes_on_after_its_step_wherever_that_stands_now()
    {
        var id = await StartedAsync(Movers.Rooted(Movers.Holding("q", "Elsa.Sequence", A.Line("a"), A.Task("t"), A.Line("b"))));
        await house.PublishAsync(Movers.Rooted(Movers.Holding("q", "Elsa.Sequence", A.Line("a"), A.Line("late"), A.Task("t"), A.Line("new"), A.Line("b"))));

        await house.MoveAsync(id);
        await house.CompleteAsync("t");

        (await house.StartedAsync(id)).Should().Be("a t new b");
    }

    [Fact]
    public async Task A_token_at_a_join_is_still_there()
    {
        var fork = A.Fork("f", "x", "y");
        var id = await StartedAsync(A.Flow("d", "f.x>t f.y>b t>j b>j j>end", fork, A.Task("t"), A.Line("b"), A.Join("j", "WaitAll"), A.Line("end")));
        await house.PublishAsync(A.Flow(
            "d", "b>j t>new new>j j>end f.y>b f.x>t", (JsonObject)fork.DeepClone(), A.Line("new"), A.Line("b"), A.Task("t"), A.Join("j", "WaitAll"), A.Line("end")));

        var plan = await house.MoveAsync(id);
        await house.CompleteAsync("t");

        plan.Obstacles.Should().BeEmpty();
        (await house.StartedAsync(id)).Should().Be("f t b new j end");
        (await house.InstanceAsync(id)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_join_that_waits_for_nobody_any_more_goes_on_by_itself()
    {
        var fork = A.Fork("f", "x", "y");
        var id = await StartedAsync(A.Flow("d", "f.x>t f.y>b t>j b>j j>end", fork, A.Task("t"), A.Line("b"), A.Join("j", "WaitAll"), A.Line("end")));
        await house.PublishAsync(A.Flow("d", "f.x>t f.y>b b>j j>end", (JsonObject)fork.DeepClone(), A.Task("t"), A.Line("b"), A.Join("j", "WaitAll"), A.Line("end")));

        await house.MoveAsync(id);
        await house.AdvanceAsync(TimeSpan.Zero);

        (await house.StartedAsync(id)).Should().Be("f t b j end");
        await house.CompleteAsync("t");
        (await house.InstanceAsync(id)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_loop_goes_on_with_the_values_it_began_with()
    {
        var loop = Movers.Loop("l", "Elsa.ForEach", Movers.Holding("body", "Elsa.Sequence", A.Task("t")), ("items", A.Object(new JsonArray("a", "b"))));
        var id = await StartedAsync(Movers.Rooted(loop));
        await house.PublishAsync(Movers.Rooted(Movers.Loop(
            "l", "Elsa.ForEach", Movers.Holding("body", "Elsa.Sequence", A.Task("t"), A.Line("new")), ("items", A.Object(new JsonArray("z"))))));

        await house.MoveAsync(id);
        await house.CompleteAsync("t");
        await house.CompleteAsync("t");

        (await house.StartedAsync(id)).Should().Be("l body t new body t new");
        (await house.InstanceAsync(id)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_counting_loop_keeps_its_place()
    {
        JsonObject Counting(params JsonObject[] steps) => Movers.Rooted(Movers.Loop(
            "l", "Elsa.For", Movers.Holding("body", "Elsa.Sequence", steps), ("start", A.Literal(1)), ("end", A.Literal(2)), ("step", A.Literal(1))));
        var id = await StartedAsync(Counting(A.Task("t")));
        await house.CompleteAsync("t");
        await house.PublishAsync(Counting(A.Task("t"), A.Line("new")));

        await house.MoveAsync(id);
        await house.CompleteAsync("t");

        (await house.StartedAsync(id)).Should().Be("l body t body t new");
        (await house.InstanceAsync(id)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task Branches_side_by_side_move_together()
    {
        var id = await StartedAsync(Movers.Rooted(Movers.Holding("p", "Elsa.Parallel", A.Task("t"), A.Task("u"))));
        await house.PublishAsync(Movers.Rooted(Movers.Holding("p", "Elsa.Parallel", A.Task("u"), A.Task("t"), A.Line("late"))));

        await house.MoveAsync(id);
        await house.CompleteAsync("t");
        await house.CompleteAsync("u");

        (await house.StartedAsync(id)).Should().Be("p t u");
        (await house.InstanceAsync(id)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_branch_of_a_decision_goes_on_in_it()
    {
        JsonObject If(string condition, params JsonObject[] then)
        {
            var choice = A.Activity("if", "Elsa.If", ("condition", A.Script(condition)));
            choice["then"] = Movers.Holding("then", "Elsa.Sequence", then);
            return Movers.Rooted(choice);
        }

        var id = await StartedAsync(If("true", A.Task("t")));
        await house.PublishAsync(If("false", A.Task("t"), A.Line("new")));

        await house.MoveAsync(id);
        await house.CompleteAsync("t");

        (await house.StartedAsync(id)).Should().Be("if then t new");
    }

    [Fact]
    public async Task A_child_stays_on_its_version_and_its_parent_hears_of_its_end_in_the_new_one()
    {
        JsonObject Parent(string after) => A.Flow(
            "d", "c>" + after, A.Activity("c", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", A.Literal("child")), ("waitForCompletion", A.Literal(true)), ("correlationId", A.Script("getCorrelationId()"))), A.Line(after));
        await house.PublishAsync(A.Flow("child", "t>x", A.Task("t"), A.Line("x")));
        var id = await StartedAsync(Parent("old"));
        await house.AdvanceAsync(TimeSpan.Zero);
        await house.PublishAsync(Parent("new"), A.Flow("child", "t>y", A.Task("t"), A.Line("y")));

        await house.MoveAsync(id);
        await house.CompleteAsync("t");
        await house.AdvanceAsync(TimeSpan.Zero);

        var started = (await house.RowsAsync<JournalRow>()).Where(j => j.EventName == "Started").Select(j => j.ActivityId);
        started.Should().Contain("x").And.Contain("new").And.NotContain("y").And.NotContain("old");
    }

    [Fact]
    public async Task A_failed_step_can_be_run_again_in_the_version_that_mends_it()
    {
        JsonObject Flow(string script) => A.Flow("d", "r>end", A.Activity("r", "Elsa.RunJavaScript", ("script", A.Literal(script))), A.Line("end"));
        var id = await StartedAsync(Flow("nothing.x"));
        await house.PublishAsync(Flow("1 + 1"));

        await house.MoveAsync(id);
        await house.RetryAsync(id);

        (await house.InstanceAsync(id)).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task Moving_again_changes_nothing()
    {
        var id = await StartedAsync(A.Flow("d", "t>end", A.Task("t"), A.Line("end")));
        await house.PublishAsync(A.Flow("d", "t>new", A.Task("t"), A.Line("new")));
        await house.MoveAsync(id);
        var once = await house.InstanceAsync(id);

        await house.MoveAsync(id);

        (await house.InstanceAsync(id)).Should().BeEquivalentTo(once);
    }

    private static JsonObject Delay(string span) => A.Activity("w", "Elsa.Delay", ("timeSpan", A.Literal(span)));

    private async Task<Guid> StartedAsync(JsonObject definition)
    {
        await house.PublishAsync(definition);
        return await house.StartAsync("d");
    }
}
