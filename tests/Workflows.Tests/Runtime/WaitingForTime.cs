using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class WaitingForTime : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task Timers_fire_once_and_in_order_of_their_due_time()
    {
        await house.PublishAsync(A.Flow(
            "delays", "s>late s>soon late>l soon>e", A.Line("s"), Delay("late", "3.00:00:00"), Delay("soon", "1.00:00:00"), A.Line("l"), A.Line("e")));
        var start = house.Clock.Now;
        var instance = await house.StartAsync("delays");

        await house.AdvanceAsync(TimeSpan.FromDays(30));

        (await house.StartedAsync(instance)).Should().Be("s late soon e l");
        var journal = await house.RowsAsync<JournalRow>();
        journal.Single(j => j is { ActivityId: "soon", EventName: "Resumed" }).Timestamp.Should().Be(start.AddDays(1));
        journal.Single(j => j is { ActivityId: "late", EventName: "Resumed" }).Timestamp.Should().Be(start.AddDays(3));
        (await house.RowsAsync<TimerRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_timer_that_was_set_aside_lets_others_pass_and_is_tried_again()
    {
        await house.PublishAsync(A.Flow("first", "d>e", Delay("d", "01:00:00"), A.Line("e")), A.Flow("second", "d>e", Delay("d", "02:00:00"), A.Line("e")));
        var (first, second) = (await house.StartAsync("first"), await house.StartAsync("second"));
        house.Clock.Now += TimeSpan.FromDays(1);
        var failing = () => house.WorkAsync<bool>(async s =>
        {
            await s.GetRequiredService<DueTimers>().FireNextAsync(house.Clock.Now, default);
            throw new InvalidOperationException("the unit of work fails after all");
        });
        await failing.Should().ThrowAsync<InvalidOperationException>();

        (await house.WorkAsync(s => Task.FromResult(s.GetRequiredService<DueTimers>().SetAside()))).Should().BeTrue();
        (await FireAsync()).Should().BeTrue();
        (await FireAsync()).Should().BeFalse();
        (await house.InstanceAsync(second)).Status.Should().Be(WorkflowStatus.Finished);
        (await house.InstanceAsync(first)).Status.Should().Be(WorkflowStatus.Running);

        var again = await house.WorkAsync(s => s.GetRequiredService<DueTimers>().NextDueAsync(default));
        again.Should().Be(house.Clock.Now.AddMinutes(1));
        house.Clock.Now = again!.Value;
        (await FireAsync()).Should().BeTrue();
        (await house.InstanceAsync(first)).Status.Should().Be(WorkflowStatus.Finished);

        Task<bool> FireAsync() => house.WorkAsync(s => s.GetRequiredService<DueTimers>().FireNextAsync(house.Clock.Now, default));
    }

    [Fact]
    public async Task A_timer_of_a_cancelled_instance_is_gone()
    {
        await house.PublishAsync(A.Flow("delays", "", Delay("d", "1.00:00:00")));
        var instance = await house.StartAsync("delays");

        await house.CancelAsync(instance);

        (await house.RowsAsync<TimerRow>()).Should().BeEmpty();
        (await house.WorkAsync(s => s.GetRequiredService<DueTimers>().FireNextAsync(DateTimeOffset.MaxValue, default))).Should().BeFalse();
    }

    [Fact]
    public async Task Waiting_for_a_day_ends_with_its_first_instant_in_the_county()
    {
        await house.PublishAsync(A.Flow("day", "d>after", A.Activity("d", "CaseFlow.DelayUntilDay", ("date", A.Literal("2026-11-25")), ("plusDays", A.Literal(2))), A.Line("after")));
        await house.StartAsync("day");

        (await house.RowsAsync<TimerRow>()).Single().DueAt.Should().Be(new DateTimeOffset(2026, 11, 26, 16, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_day_or_instant_that_has_come_does_not_wait()
    {
        await house.PublishAsync(A.Flow(
            "past", "d>s s>after", A.Activity("d", "CaseFlow.DelayUntilDay", ("date", A.Literal("2026-11-23"))), A.Activity("s", "Elsa.StartAt", ("dateTime", A.Literal("2020-01-01T00:00:00Z"))), A.Line("after")));

        var instance = await house.StartAsync("past");

        (await house.StartedAsync(instance)).Should().Be("d s after");
    }

    [Fact]
    public async Task A_burst_is_bounded_and_a_due_timer_goes_on_with_it()
    {
        await house.PublishAsync(A.Flow("endless", "a>b b>a", A.Line("a"), A.Line("b")));
        var instance = await house.StartAsync("endless");

        (await house.InstanceAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Executing);
        (await house.RowsAsync<TimerRow>()).Should().ContainSingle().Which.DueAt.Should().Be(house.Clock.Now);
        var before = (await house.JournalAsync(instance)).Length;
        await house.WorkAsync(s => s.GetRequiredService<DueTimers>().FireNextAsync(house.Clock.Now, default));

        (await house.JournalAsync(instance)).Length.Should().BeGreaterThan(before);
        (await house.RowsAsync<TimerRow>()).Should().ContainSingle();
        await house.CancelAsync(instance);
        (await house.RowsAsync<TimerRow>()).Should().BeEmpty();
    }

    private static System.Text.Json.Nodes.JsonObject Delay(string id, string time) => A.Activity(id, "Elsa.Delay", ("timeSpan", A.Literal(time)));
}
