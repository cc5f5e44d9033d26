using System.Text.Json.Nodes;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Runtime;

/// <summary>The case side may call the engine while a burst of it is on the stack, in the same unit of work.</summary>
public sealed class CallingTheEngineFromAStep : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_step_may_start_another_workflow()
    {
        await house.PublishAsync(A.Flow("other", "t>l", A.Task("t"), A.Line("l")), A.Flow("main", "s>after", Step("s"), A.Line("after")));
        house.Desk.Meanwhile = (engine, _, call) => engine.StartAsync(new(call.ExecutionId, "other", null, TestDesk.Subject.ToString()), default);

        var main = await house.StartAsync("main");

        (await house.StartedAsync(main)).Should().Be("s after");
        await house.CompleteAsync("t");
        (await house.RowsAsync<InstanceRow>()).Should().HaveCount(2).And.OnlyContain(i => i.Status == WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_step_may_cancel_its_own_workflow_and_what_follows_does_not_run()
    {
        await house.PublishAsync(A.Flow("main", "a>t a>s s>after", A.Line("a"), A.Task("t"), Step("s"), A.Line("after")));
        house.Desk.Meanwhile = (engine, _, call) => engine.CancelAsync(new(call.ExecutionId, call.InstanceId, "case.closed"), default);

        var main = await house.StartAsync("main");

        (await house.StartedAsync(main)).Should().Be("a t s");
        (await house.InstanceAsync(main)).SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
        house.Desk.Open.Should().BeEmpty();
    }

    [Fact]
    public async Task A_childs_step_may_cancel_the_whole_case()
    {
        var step = Step("s");
        step["parameters"] = A.Script("({ root: getInput('root') })");
        await house.PublishAsync(
            A.Flow("child", "s>after", step, A.Line("after")),
            A.Flow("main", "x>after", A.Activity("x", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", A.Literal("child")), ("waitForCompletion", A.Literal(true)), ("correlationId", A.Script("getCorrelationId()")), ("input", A.Script("({ root: getWorkflowInstanceId() })"))), A.Line("after")));
        house.Desk.Meanwhile = (engine, step, call) =>
            engine.CancelAsync(new(call.ExecutionId, Guid.Parse((string)step.Parameters["root"]!), "case.closed"), default);

        await house.StartAsync("main");

        (await house.RowsAsync<InstanceRow>()).Should().HaveCount(2).And.OnlyContain(i => i.SubStatus == WorkflowSubStatus.Cancelled);
        (await house.RowsAsync<JournalRow>()).Should().NotContain(j => j.ActivityId == "after");
    }

    [Fact]
    public async Task A_step_may_answer_a_bookmark_of_its_own_workflow()
    {
        await house.PublishAsync(A.Flow("main", "a>t a>s t>m s>m m>after", A.Line("a"), A.Task("t"), Step("s"), A.Line("m"), A.Line("after")));
        house.Desk.Meanwhile = (engine, _, call) =>
            engine.ResumeAsync(new(call.ExecutionId, house.Desk.Open.Single().Request.BookmarkId, new() { ["outcome"] = "Done" }), default);

        var main = await house.StartAsync("main");

        (await house.StartedAsync(main)).Should().Be("a t s m after");
        (await house.RowsAsync<BookmarkRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task Several_calls_in_one_unit_of_work_see_each_other()
    {
        await house.PublishAsync(A.Flow("main", "t>u", A.Task("t"), A.Task("u")));

        await house.WorkAsync(async services =>
        {
            var engine = services.GetRequiredService<IWorkflowEngine>();
            await engine.StartAsync(new(Guid.CreateVersion7(), "main", null, TestDesk.Subject.ToString()), default);
            await engine.ResumeAsync(new(Guid.CreateVersion7(), house.Desk.Tasks[0].Request.BookmarkId, []), default);
            return 0;
        });

        house.Desk.Tasks.Select(t => t.Request.Kind).Should().Equal("t", "u");
        (await house.RowsAsync<BookmarkRow>()).Should().ContainSingle().Which.ActivityId.Should().Be("u");
        (await house.RowsAsync<ExecutionRow>()).Single(e => e.ActivityId == "t").Status.Should().Be(ExecutionStatus.Completed);
    }

    [Fact]
    public async Task A_unit_of_work_that_fails_leaves_nothing()
    {
        await house.PublishAsync(A.Flow("main", "", A.Task("t")));

        var working = () => house.WorkAsync<int>(async services =>
        {
            await services.GetRequiredService<IWorkflowEngine>().StartAsync(new(Guid.CreateVersion7(), "main", null, TestDesk.Subject.ToString()), default);
            throw new InvalidOperationException("refused after all");
        });

        await working.Should().ThrowAsync<InvalidOperationException>();
        (await house.RowsAsync<InstanceRow>()).Should().BeEmpty();
        (await house.RowsAsync<OperationRow>()).Should().BeEmpty();
    }

    private static JsonObject Step(string id) => A.Activity(id, "CaseFlow.CaseStep", ("step", A.Literal("stage.move")));
}
