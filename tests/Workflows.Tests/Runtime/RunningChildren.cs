using System.Text.Json.Nodes;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class RunningChildren : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    private Task PublishAsync() => house.PublishAsync(
        A.Flow("child", "t.Yes>yes t.No>no", A.Task("t"), Answer("yes", "agreed"), Answer("no", "refused")),
        A.Flow(
            "parent", "x>d d.True>good d.False>bad", Execute("x", "child"), A.Decision("d", "getR().Output.answer === 'agreed'"), A.Line("good"), A.Line("bad"))
            .With(("R", "Object", null)));

    [Fact]
    public async Task A_parent_waits_for_its_child_and_reads_its_output()
    {
        await PublishAsync();
        var parent = await house.StartAsync("parent");
        (await house.JournalAsync(parent)).Should().Equal("Workflow1.Started", "flow.Started", "x.Started", "x.Suspended");

        await house.CompleteAsync("t", "Yes");

        (await house.StartedAsync(parent)).Should().Be("x d good");
        var instances = await house.RowsAsync<InstanceRow>();
        instances.Should().OnlyContain(i => i.SubStatus == WorkflowSubStatus.Finished && i.RootInstanceId == parent && i.CorrelationId == TestDesk.Subject.ToString());
        instances.Should().ContainSingle(i => i.ParentInstanceId == parent);
    }

    [Fact]
    public async Task A_child_that_ends_at_once_does_not_make_its_parent_wait()
    {
        await house.PublishAsync(
            A.Flow("quick", "", Answer("a", "agreed")),
            A.Flow("parent", "x>s", Execute("x", "quick"), A.Set("s", "S", A.Script("getR().Status + ' ' + getR().Output.answer")))
                .With(("R", "Object", null), ("S", "String", null)));

        var parent = await house.StartAsync("parent");

        ((string?)(await house.VariablesAsync(parent))["vS"]).Should().Be("1 agreed");
        (await house.JournalAsync(parent)).Should().NotContain("x.Suspended");
    }

    [Fact]
    public async Task Cancelling_the_parent_cancels_the_child_and_withdraws_its_task()
    {
        await PublishAsync();
        var parent = await house.StartAsync("parent");

        await house.CancelAsync(parent);

        (await house.RowsAsync<InstanceRow>()).Should().OnlyContain(i => i.SubStatus == WorkflowSubStatus.Cancelled && i.FinishedAt != null);
        (await house.RowsAsync<BookmarkRow>()).Should().BeEmpty();
        house.Desk.Tasks.Single().Withdrawn.Should().Be("case.closed");
    }

    [Fact]
    public async Task Cancelling_the_child_lets_its_parent_go_on()
    {
        await PublishAsync();
        var parent = await house.StartAsync("parent");
        var child = (await house.RowsAsync<InstanceRow>()).Single(i => i.ParentInstanceId == parent);

        await house.CancelAsync(child.Id);

        (await house.StartedAsync(parent)).Should().Be("x d bad");
    }

    [Fact]
    public async Task A_lost_branch_takes_its_child_workflow_with_it()
    {
        await PublishAsync();
        await house.PublishAsync(A.Flow("racing", "s>x s>t2 x>j t2>j", A.Line("s"), Execute("x", "child"), A.Task("t2"), A.Join("j", "WaitAny")));
        var parent = await house.StartAsync("racing");

        await house.CompleteAsync("t2");

        (await house.RowsAsync<InstanceRow>()).Single(i => i.ParentInstanceId == parent).SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
        (await house.InstanceAsync(parent)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task A_child_that_is_not_waited_for_runs_beside_its_parent()
    {
        await PublishAsync();
        var loose = Execute("x", "child");
        loose["waitForCompletion"] = A.Literal(false);
        await house.PublishAsync(A.Flow("starter", "x>after", loose, A.Line("after")).With(("R", "Object", null)));

        var parent = await house.StartAsync("starter");

        (await house.InstanceAsync(parent)).Status.Should().Be(WorkflowStatus.Finished);
        house.Desk.Open.Should().ContainSingle();
        await house.CompleteAsync("t", "Yes");
        (await house.RowsAsync<InstanceRow>()).Should().OnlyContain(i => i.Status == WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_definition_that_calls_itself_ends_in_an_incident()
    {
        await house.PublishAsync(A.Flow("self", "", Execute("x", "self")));

        await house.StartAsync("self");

        (await house.RowsAsync<IncidentRow>()).Should().ContainSingle().Which.Message.Should().Be("workflow.nested_too_deep");
    }

    private static JsonObject Answer(string id, string answer) =>
        A.Activity(id, "Elsa.SetOutput", ("outputName", A.Literal("answer")), ("outputValue", A.Literal(answer)));

    private static JsonObject Execute(string id, string definition) => A.Activity(
        id, "Elsa.ExecuteWorkflow",
        ("workflowDefinitionId", A.Literal(definition)), ("waitForCompletion", A.Literal(true)), ("input", A.Script("({ from: getWorkflowInstanceId() })")), ("result", A.Bound("R")), ("correlationId", A.Script("getCorrelationId()")));
}
