using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime.Starting;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class StartingByTime : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_trigger_that_missed_several_occurrences_fires_once_and_goes_on_in_its_rhythm()
    {
        await house.PublishAsync(Hourly());
        house.Clock.Now += TimeSpan.FromHours(5.5);
        house.Restart();

        await house.SettleAsync();

        (await house.InstancesOfAsync("hourly")).Should().ContainSingle();
        (await house.RowsAsync<TriggerRow>()).Single().NextDueAt.Should().Be(house.Clock.Now.AddHours(0.5));
        await house.AdvanceAsync(TimeSpan.FromHours(1));
        (await house.InstancesOfAsync("hourly")).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_starts_nothing_twice()
    {
        await house.PublishAsync(Hourly());
        await house.AdvanceAsync(TimeSpan.FromHours(3));

        house.Clock.Now -= TimeSpan.FromHours(2);
        await house.AdvanceAsync(TimeSpan.FromHours(2));

        (await house.InstancesOfAsync("hourly")).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_version_with_the_same_trigger_keeps_its_rhythm_and_starts_the_new_version()
    {
        await house.PublishAsync(Hourly());
        await house.AdvanceAsync(TimeSpan.FromMinutes(40));

        await house.PublishAsync(Hourly(A.Line("more")));
        await house.AdvanceAsync(TimeSpan.FromMinutes(20));

        (await house.RowsAsync<TriggerRow>()).Should().ContainSingle();
        (await house.InstancesOfAsync("hourly")).Should().ContainSingle().Which.Version.Should().Be(2);
    }

    [Fact]
    public async Task A_version_with_another_trigger_replaces_it()
    {
        await house.PublishAsync(Hourly());

        await house.PublishAsync(A.Flow("hourly", "", Trigger("t", "Elsa.Cron", ("cronExpression", A.Literal("0 0 12 * * *")))));

        (await house.RowsAsync<TriggerRow>()).Single().NextDueAt.Should().Be(new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task What_is_retracted_starts_no_more_and_what_runs_goes_on()
    {
        await house.PublishAsync(A.Flow("hourly", "t>d", Trigger("t", "Elsa.Timer", ("interval", A.Literal("01:00:00"))), A.Activity("d", "Elsa.Delay", ("timeSpan", A.Literal("2.00:00:00")))));
        await house.AdvanceAsync(TimeSpan.FromHours(1));

        await house.WorkAsync(s => s.GetRequiredService<DefinitionVersions>().RetractAsync("hourly", default));
        await house.AdvanceAsync(TimeSpan.FromDays(3));

        (await house.RowsAsync<TriggerRow>()).Should().BeEmpty();
        (await house.InstancesOfAsync("hourly")).Should().ContainSingle().Which.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task A_definition_that_lets_no_further_instance_start_lets_the_trigger_pass()
    {
        var single = A.Flow("hourly", "t>w", Trigger("t", "Elsa.Timer", ("interval", A.Literal("01:00:00"))), A.Activity("w", "Elsa.RunTask", ("taskName", A.Literal("w"))));
        single["options"] = new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime" };
        await house.PublishAsync(single);

        await house.AdvanceAsync(TimeSpan.FromHours(3));

        (await house.InstancesOfAsync("hourly")).Should().ContainSingle();
    }

    [Fact]
    public async Task An_interval_that_would_let_nothing_else_run_starts_nothing()
    {
        await house.PublishAsync(A.Flow("mad", "", Trigger("t", "Elsa.Timer", ("interval", A.Literal("00:00:00")))));

        (await house.RowsAsync<TriggerRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_trigger_reads_the_defaults_of_variables_and_what_a_script_makes_of_them()
    {
        await house.PublishAsync(
            A.Flow("byVariable", "", Trigger("t", "Elsa.Event", ("eventName", A.Script("'got-' + getKind()")))).With(("Kind", "String", "money")));

        (await house.RowsAsync<TriggerRow>()).Single().StimulusKey.Should().Be("event:got-money");
    }

    [Fact]
    public async Task Only_activities_below_the_root_start_instances()
    {
        var inner = A.Flow("x", "", Trigger("t", "Elsa.Timer", ("interval", A.Literal("01:00:00"))))["root"]!.DeepClone();
        inner["id"] = "inner";
        await house.PublishAsync(A.Flow("nested", "", (JsonObject)inner), A.Flow("off", "", A.Activity("t", "Elsa.Timer")));

        (await house.RowsAsync<TriggerRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task Kept_events_that_expired_are_dropped()
    {
        await house.PublishEventAsync("nobody");
        var events = await house.WorkAsync(s => s.GetRequiredService<ExpiredEvents>().NextDueAsync(default));
        events.Should().Be(house.Clock.Now.AddHours(1));

        house.Clock.Now += TimeSpan.FromHours(2);
        (await house.WorkAsync(s => s.GetRequiredService<ExpiredEvents>().PurgeAsync(house.Clock.Now, default))).Should().BeTrue();

        (await house.RowsAsync<WaitingEventRow>()).Should().BeEmpty();
    }

    private static JsonObject Hourly(params JsonObject[] more) =>
        A.Flow("hourly", "", [Trigger("t", "Elsa.Timer", ("interval", A.Literal("01:00:00"))), .. more]);

    private static JsonObject Trigger(string id, string type, params (string Name, JsonNode? Value)[] inputs)
    {
        var trigger = A.Activity(id, type, inputs);
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return trigger;
    }
}
