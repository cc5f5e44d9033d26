using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Activities.Cases;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class RetryingFailedSteps : IDisposable
{
    private const string FaultStrategy = "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core";
    private readonly TestHouse house = new();
    private bool isBroken = true;

    public RetryingFailedSteps() => house.Desk.Answer = _ => isBroken ? throw new DomainException(ErrorKind.Invalid, "case.closed") : new StepAnswer("Done");

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task Runs_the_step_again_and_not_what_is_finished()
    {
        await house.PublishAsync(A.Flow("retry", "s>a s>step a>after step>after", A.Line("s"), A.Line("a"), Step("step"), A.Join("after", "WaitAll")));
        var instance = await house.StartAsync("retry");
        isBroken = false;

        await house.RetryAsync(instance);

        (await house.JournalAsync(instance)).Should().Equal(
            "Workflow1.Started", "flow.Started", "s.Started", "s.Completed", "a.Started", "a.Completed", "step.Started", "step.Faulted",
            "step.Started", "step.Completed", "after.Started", "after.Completed", "flow.Completed", "Workflow1.Completed");
        var row = await house.InstanceAsync(instance);
        row.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        row.IncidentCount.Should().Be(0);
        (await house.RowsAsync<IncidentRow>()).Should().ContainSingle().Which.ResolvedAt.Should().Be(house.Clock.Now);
        (await house.RowsAsync<ExecutionRow>()).Should().OnlyContain(e => e.Status == ExecutionStatus.Completed && e.AggregateFaultCount == 0);
    }

    [Fact]
    public async Task A_step_that_fails_again_leaves_a_second_incident_until_it_passes()
    {
        await house.PublishAsync(A.Flow("retry", "", Step("step")));
        var instance = await house.StartAsync("retry");

        await house.RetryAsync(instance);

        (await house.RowsAsync<IncidentRow>()).Should().HaveCount(2).And.OnlyContain(i => i.ResolvedAt == null);
        (await house.InstanceAsync(instance)).IncidentCount.Should().Be(2);
        (await house.RowsAsync<ExecutionRow>()).Single(e => e.ActivityId == "flow").AggregateFaultCount.Should().Be(1);

        isBroken = false;
        await house.RetryAsync(instance);

        (await house.RowsAsync<IncidentRow>()).Should().OnlyContain(i => i.ResolvedAt != null);
        (await house.InstanceAsync(instance)).IncidentCount.Should().Be(0);
    }

    [Fact]
    public async Task Only_the_one_that_was_asked_for()
    {
        await house.PublishAsync(A.Flow("retry", "s>x s>y", A.Line("s"), Step("x"), Step("y")));
        var instance = await house.StartAsync("retry");
        var failed = (await house.RowsAsync<ExecutionRow>()).Single(e => e.ActivityId == "y");
        isBroken = false;

        await house.RetryAsync(instance, failed.Id);

        (await house.JournalAsync(instance))[^2..].Should().Equal("y.Started", "y.Completed");
        var row = await house.InstanceAsync(instance);
        (row.SubStatus, row.IncidentCount).Should().Be((WorkflowSubStatus.Suspended, 1));
    }

    [Fact]
    public async Task An_instance_that_the_fault_ended_goes_on_and_has_the_answers_that_came_meanwhile()
    {
        await house.PublishAsync(Faulting(A.Flow("retry", "s>t s>step t>j step>j", A.Line("s"), A.Task("t"), Step("step"), A.Join("j", "WaitAll"))));
        var instance = await house.StartAsync("retry");
        (await house.InstanceAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Faulted);
        await house.CompleteAsync("t");
        (await house.JournalAsync(instance)).Should().NotContain("t.Resumed", "a faulted instance does not advance");
        isBroken = false;

        await house.RetryAsync(instance);

        (await house.JournalAsync(instance))[^8..].Should().Equal(
            "t.Resumed", "t.Completed", "step.Started", "step.Completed", "j.Started", "j.Completed", "flow.Completed", "Workflow1.Completed");
        var row = await house.InstanceAsync(instance);
        (row.Status, row.SubStatus).Should().Be((WorkflowStatus.Finished, WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task A_loop_whose_own_condition_failed_begins_anew()
    {
        await house.PublishAsync(A.Flow("retry", "", A.Activity(
            "loop", "Elsa.While", ("condition", A.Script("getN() < 2 ? true : getN() === 2 ? unknownThing : false")), ("body", A.Set("inc", "N", A.Script("getN() + 1")))))
            .With(("N", "Int32", "0")));
        var instance = await house.StartAsync("retry");
        (await house.JournalAsync(instance))[^1].Should().Be("loop.Faulted");

        await house.RetryAsync(instance);

        (await house.JournalAsync(instance))[^2..].Should().Equal("loop.Started", "loop.Faulted");
        ((int?)(await house.VariablesAsync(instance))["vN"]).Should().Be(2, "what the finished turns did stays");
    }

    [Fact]
    public async Task Nothing_failed_nothing_to_run_again()
    {
        await house.PublishAsync(A.Flow("retry", "", A.Task("t")));
        var instance = await house.StartAsync("retry");

        var retrying = () => house.RetryAsync(instance);

        (await retrying.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("instance.nothing_to_retry");
    }

    [Fact]
    public async Task The_same_operation_retries_once()
    {
        await house.PublishAsync(A.Flow("retry", "", Step("step")));
        var instance = await house.StartAsync("retry");
        var operation = Guid.CreateVersion7();

        await house.RetryAsync(instance, operation: operation);
        await house.RetryAsync(instance, operation: operation);

        (await house.RowsAsync<IncidentRow>()).Should().HaveCount(2);
    }

    [Fact]
    public async Task An_instance_that_a_fault_ended_can_be_given_up()
    {
        await house.PublishAsync(Faulting(A.Flow("retry", "s>t s>step", A.Line("s"), A.Task("t"), Step("step"))));
        var instance = await house.StartAsync("retry");
        house.Desk.Open.Should().ContainSingle("its task waits for the retry");

        await house.CancelAsync(instance);

        (await house.InstanceAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
        (await house.RowsAsync<BookmarkRow>()).Should().BeEmpty();
        house.Desk.Open.Should().BeEmpty();
    }

    [Fact]
    public async Task A_timer_that_fires_meanwhile_is_not_lost()
    {
        var flow = Faulting(A.Flow("retry", "s>d s>step d>after", A.Line("s"), A.Activity("d", "Elsa.Delay", ("timeSpan", A.Literal("00:05:00"))), Step("step"), A.Line("after")));
        await house.PublishAsync(flow);
        var instance = await house.StartAsync("retry");
        await house.AdvanceAsync(TimeSpan.FromMinutes(10));
        isBroken = false;

        await house.RetryAsync(instance);

        (await house.StartedAsync(instance)).Should().Be("s d step step after");
        (await house.RowsAsync<TimerRow>()).Should().BeEmpty();
    }

    private static JsonObject Step(string id) => A.Activity(id, "CaseFlow.CaseStep", ("step", A.Literal("stage.move")));

    private static JsonObject Faulting(JsonObject definition)
    {
        definition["options"] = new JsonObject { ["incidentStrategyType"] = FaultStrategy };
        return definition;
    }
}
