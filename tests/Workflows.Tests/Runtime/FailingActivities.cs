using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Activities.Cases;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class FailingActivities : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_refusal_becomes_an_incident_with_its_code_only()
    {
        house.Desk.Answer = _ => throw new DomainException(ErrorKind.Invalid, "case.closed", ("number", "MZ-2026-000001"));
        await house.PublishAsync(A.Flow("step", "s>after", Step("s"), A.Line("after")));

        var instance = await house.StartAsync("step");

        var incident = (await house.RowsAsync<IncidentRow>()).Should().ContainSingle().Subject;
        incident.Message.Should().Be("case.closed");
        (await house.JournalAsync(instance))[^1].Should().Be("s.Faulted");
        var row = await house.InstanceAsync(instance);
        row.SubStatus.Should().Be(WorkflowSubStatus.Suspended);
        row.IncidentCount.Should().Be(1);
        (await house.RowsAsync<ExecutionRow>()).Single(e => e.ActivityId == "flow").AggregateFaultCount.Should().Be(1);
    }

    [Fact]
    public async Task A_foreign_exception_leaves_nothing_of_its_message()
    {
        house.Desk.Answer = _ => throw new InvalidOperationException("Li Si, 532599199001011234");
        await house.PublishAsync(A.Flow("step", "", Step("s")));

        await house.StartAsync("step");

        (await house.RowsAsync<IncidentRow>()).Single().Message.Should().Be("activity.failed: InvalidOperationException");
        (await house.RowsAsync<JournalRow>()).Should().NotContain(j => (j.Message + j.Payload).Contains("Li Si"));
        (await house.RowsAsync<ExecutionRow>()).Should().NotContain(e => (e.Exception ?? "").Contains("Li Si"));
    }

    [Fact]
    public async Task A_conflict_leaves_through_Refused_where_that_is_connected()
    {
        house.Desk.Answer = _ => throw new DomainException(ErrorKind.Conflict, "case.closed");
        await house.PublishAsync(A.Flow("step", "s.Refused>no t.Refused>no2 no>t", Step("s"), A.Line("no"), Refused("t"), A.Line("no2")));

        var instance = await house.StartAsync("step");

        (await house.StartedAsync(instance)).Should().Be("s no t no2");
        (await house.RowsAsync<IncidentRow>()).Should().BeEmpty();
        (await house.RowsAsync<BookmarkRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_step_leaves_through_what_the_desk_decided_and_gives_its_values()
    {
        house.Desk.Answer = step => new("Escalate", new JsonObject { ["score"] = step.Parameters["base"]!.GetValue<int>() + 1 });
        var step = Step("s");
        step["parameters"] = A.Script("({ base: 41 })");
        step["values"] = A.Bound("V");
        await house.PublishAsync(A.Flow(
            "step", "s.Done>no s.Escalate>d d.True>yes", step, A.Decision("d", "getV().score === 42 && getOutputFrom('s', 'Outcome') == 'Escalate'"), A.Line("yes"), A.Line("no"))
            .With(("V", "Object", null)));

        var instance = await house.StartAsync("step");

        (await house.StartedAsync(instance)).Should().Be("s d yes");
        house.Desk.Steps.Should().ContainSingle().Which.Step.Name.Should().Be("stage.move");
    }

    [Fact]
    public async Task Trouble_of_the_storage_is_no_incident_but_the_unit_of_works_to_try_again()
    {
        house.Desk.Answer = _ => throw new DbUpdateConcurrencyException();
        await house.PublishAsync(A.Flow("step", "", Step("s")));

        var starting = () => house.StartAsync("step");

        await starting.Should().ThrowAsync<DbUpdateConcurrencyException>();
        (await house.RowsAsync<IncidentRow>()).Should().BeEmpty();
        (await house.RowsAsync<InstanceRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_code_of_a_refusal_can_be_read_behind_the_port()
    {
        house.Desk.Answer = _ => throw new DomainException(ErrorKind.Conflict, "case.closed");
        var step = Step("s");
        step["refusal"] = A.Bound("Code");
        await house.PublishAsync(A.Flow("step", "s.Refused>no", step, A.Line("no")).With(("Code", "String", null)));

        var instance = await house.StartAsync("step");

        ((string?)(await house.VariablesAsync(instance))["vCode"]).Should().Be("case.closed");
    }

    private static JsonObject Step(string id) => A.Activity(id, "CaseFlow.CaseStep", ("step", A.Literal("stage.move")));

    private static JsonObject Refused(string id)
    {
        var task = A.Task(id);
        task["kind"] = A.Literal("refused");
        return task;
    }
}
