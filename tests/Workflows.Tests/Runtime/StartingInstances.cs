using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class StartingInstances : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Theory]
    [InlineData("AllowAlwaysStrategy", "A", "A", true)]
    [InlineData("SingletonStrategy", "A", "B", false)]
    [InlineData("SingletonStrategy", null, null, false)]
    [InlineData("CorrelatedSingletonStrategy", "A", "A", false)]
    [InlineData("CorrelatedSingletonStrategy", "A", "B", true)]
    [InlineData("CorrelatedSingletonStrategy", "A", null, true)]
    [InlineData("CorrelatedSingletonStrategy", null, null, false)]
    [InlineData("CorrelationStrategy", "A", "A", false)]
    [InlineData("CorrelationStrategy", "A", "B", true)]
    [InlineData("CorrelationStrategy", null, null, true)]
    public async Task A_strategy_decides_whether_a_second_instance_may_start_beside_the_first(string strategy, string? first, string? second, bool may)
    {
        await house.PublishAsync(Waiting("main", strategy));
        await StartAsync("main", first);

        (await StartAsync("main", second)).CannotStart.Should().Be(!may);

        (await house.InstancesOfAsync("main")).Should().HaveCount(may ? 2 : 1);
    }

    [Fact]
    public async Task Correlation_looks_at_every_definition()
    {
        await house.PublishAsync(Waiting("main", "CorrelationStrategy"), Waiting("other", "AllowAlwaysStrategy"));
        await StartAsync("other", "A");

        (await StartAsync("main", "A")).CannotStart.Should().BeTrue();
        (await StartAsync("main", "B")).CannotStart.Should().BeFalse();
    }

    [Fact]
    public async Task A_definition_is_free_again_when_its_instance_has_ended()
    {
        await house.PublishAsync(Waiting("main", "SingletonStrategy"));
        var first = await StartAsync("main", null);
        await house.CompleteTaskAsync(await house.TaskOfAsync(first.InstanceId, "t"));

        (await StartAsync("main", null)).CannotStart.Should().BeFalse();
    }

    [Fact]
    public async Task One_that_is_only_dispatched_counts_already()
    {
        await house.PublishAsync(Waiting("main", "SingletonStrategy"));
        await house.BeginAsync(new(Guid.CreateVersion7(), "main") { IsDispatched = true });

        (await StartAsync("main", null)).CannotStart.Should().BeTrue();
    }

    [Fact]
    public async Task A_dispatched_instance_starts_with_its_input_after_a_restart()
    {
        await house.PublishAsync(A.Flow("main", "", A.Activity("o", "Elsa.SetOutput", ("outputName", A.Literal("got")), ("outputValue", A.Script("getInput('undeclared')")))));

        var started = await house.BeginAsync(new(Guid.CreateVersion7(), "main", new() { ["undeclared"] = 7 }) { IsDispatched = true });
        (await house.InstanceAsync(started.InstanceId)).SubStatus.Should().Be(WorkflowSubStatus.Pending);
        house.Restart();
        await house.SettleAsync();

        ((int?)(await house.OutputAsync(started.InstanceId))["got"]).Should().Be(7);
    }

    [Fact]
    public async Task It_has_the_id_and_the_name_it_is_given()
    {
        await house.PublishAsync(Waiting("main", "AllowAlwaysStrategy"));
        var id = Guid.CreateVersion7();

        var started = await house.BeginAsync(new(Guid.CreateVersion7(), "main", Name: "the first") { InstanceId = id });

        started.InstanceId.Should().Be(id);
        (await house.InstanceAsync(id)).Name.Should().Be("the first");
        var again = () => house.BeginAsync(new(Guid.CreateVersion7(), "main") { InstanceId = id });
        (await again.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("instance.exists");
    }

    [Fact]
    public async Task An_older_version_can_be_named()
    {
        await house.PublishAsync(A.Flow("main", "", A.Line("one")));
        await house.PublishAsync(A.Flow("main", "", A.Line("two")));

        var started = await house.BeginAsync(new(Guid.CreateVersion7(), "main") { Version = 1 });

        (await house.StartedAsync(started.InstanceId)).Should().Be("one");
        var missing = () => house.BeginAsync(new(Guid.CreateVersion7(), "main") { Version = 3 });
        (await missing.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("definition.not_found");
    }

    [Fact]
    public async Task The_same_operation_publishes_and_completes_once()
    {
        await house.PublishAsync(A.Flow("main", "e>e2", Event("e"), Event("e2")));
        var main = await house.StartAsync("main");
        var operation = Guid.CreateVersion7();

        await house.PublishEventAsync("Ping", operation: operation);
        await house.PublishEventAsync("Ping", operation: operation);

        (await house.StartedAsync(main)).Should().Be("e e2");
        (await house.InstanceAsync(main)).SubStatus.Should().Be(WorkflowSubStatus.Suspended);
    }

    [Fact]
    public async Task An_event_for_many_is_only_written_down_where_it_is_published()
    {
        await house.PublishAsync(A.Flow("main", "e>after", Event("e"), A.Line("after")));
        for (var i = 0; i < 50; i++) await house.StartAsync("main");

        await house.WorkAsync(async s =>
        {
            await ((IWorkflowEngine)s.GetService(typeof(IWorkflowEngine))!).PublishEventAsync(new(Guid.CreateVersion7(), "Ping"), default);
            return 0;
        });
        (await house.InstancesOfAsync("main")).Should().OnlyContain(i => i.Status == WorkflowStatus.Running);
        (await house.RowsAsync<TimerRow>()).Should().HaveCount(50);
        house.Restart();
        await house.SettleAsync();

        (await house.InstancesOfAsync("main")).Should().OnlyContain(i => i.Status == WorkflowStatus.Finished);
        (await house.RowsAsync<InboxRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task An_instance_that_ends_before_its_second_event_leaves_nothing_behind()
    {
        await house.PublishAsync(A.Flow("main", "", Event("e")));
        var main = await house.StartAsync("main");
        await house.WorkAsync(async s =>
        {
            var engine = (IWorkflowEngine)s.GetService(typeof(IWorkflowEngine))!;
            await engine.PublishEventAsync(new(Guid.CreateVersion7(), "Ping"), default);
            await engine.PublishEventAsync(new(Guid.CreateVersion7(), "Ping"), default);
            return 0;
        });

        await house.SettleAsync();

        (await house.InstanceAsync(main)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
        (await house.RowsAsync<InboxRow>()).Should().BeEmpty();
        (await house.RowsAsync<TimerRow>()).Should().BeEmpty();
    }

    private Task<StartedWorkflow> StartAsync(string definition, string? correlation) => house.BeginAsync(new(Guid.CreateVersion7(), definition, CorrelationId: correlation));

    private static JsonObject Event(string id) => A.Activity(id, "Elsa.Event", ("eventName", A.Literal("Ping")));

    private static JsonObject Waiting(string id, string strategy)
    {
        var definition = A.Flow(id, "", A.Activity("t", "Elsa.RunTask", ("taskName", A.Literal("t"))));
        definition["options"] = new JsonObject { ["activationStrategyType"] = $"Elsa.Workflows.Runtime.ActivationValidators.{strategy}, Elsa.Workflows.Runtime" };
        return definition;
    }
}
