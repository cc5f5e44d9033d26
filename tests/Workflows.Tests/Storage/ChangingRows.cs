using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Storage;

public sealed class ChangingRows : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task The_second_of_two_writers_of_one_revision_is_refused()
    {
        var id = await AddAsync();
        var (first, second) = (await LoadAsync(id), await LoadAsync(id));

        await house.StoreAsync(store => store.WriteAsync(Burst(first, "first"), default));
        var late = () => house.StoreAsync(store => store.WriteAsync(Burst(second, "second"), default));

        await late.Should().ThrowAsync<DbUpdateConcurrencyException>();
        (await house.InstanceAsync(id)).Should().BeEquivalentTo(first);
    }

    [Fact]
    public async Task An_instance_that_is_gone_cannot_be_written()
    {
        var id = await AddAsync();
        var loaded = await LoadAsync(id);
        await house.WorkAsync(s => ((DbContext)s.GetService(typeof(TestDb))!).Set<InstanceRow>().ExecuteDeleteAsync());

        var writing = () => house.StoreAsync(store => store.WriteAsync(Burst(loaded, "late"), default));

        await writing.Should().ThrowAsync<DbUpdateConcurrencyException>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_column_that_a_burst_may_change_is_written(bool isLoadedBefore)
    {
        var id = await AddAsync();
        var row = await LoadAsync(id);

        await house.StoreAsync(async store =>
        {
            if (isLoadedBefore) row = (await store.LoadAsync(id, default))!.Row;
            row.ParentBookmarkId = Guid.CreateVersion7();
            row.Name = "named";
            row.IsPaused = true;
            await store.WriteAsync(Burst(row, "ordinary"), default);
            row.DefinitionVersionId = Guid.CreateVersion7();
            row.Version = 4;
            row.CorrelationId = "case-2";
            row.Status = WorkflowStatus.Finished;
            row.SubStatus = WorkflowSubStatus.Faulted;
            row.FinishedAt = Rows.At.AddDays(1);
            row.IncidentCount = 5;
            await store.WriteAsync(Burst(row, "last"), default);
        });

        (await house.InstanceAsync(id)).Should().BeEquivalentTo(row);
    }

    [Fact]
    public async Task What_a_burst_removes_is_gone_and_what_it_describes_is_described()
    {
        var changes = Rows.Everything(full: true);
        var (bookmark, timer) = (Rows.Bookmark(changes.Row.Id), Rows.Timer(changes.Row.Id));
        changes.AddedBookmarks.Add(bookmark);
        changes.AddedTimers.Add(timer);
        await house.StoreAsync(store => store.WriteAsync(changes, default));

        var next = Burst(changes.Row, "next");
        next.RemovedBookmarks.Add(changes.AddedBookmarks[0]);
        next.RemovedTimers.Add(changes.AddedTimers[0]);
        next.DescribedBookmarks.Add(bookmark);
        bookmark.Payload = "{\"taskId\":1}";
        await house.StoreAsync(store => store.WriteAsync(next, default));

        (await house.RowsAsync<BookmarkRow>()).Should().ContainSingle().Which.Should().BeEquivalentTo(bookmark);
        (await house.RowsAsync<TimerRow>()).Should().ContainSingle().Which.Should().BeEquivalentTo(timer);
    }

    [Fact]
    public async Task An_execution_of_an_earlier_burst_keeps_what_this_one_does_not_know()
    {
        var changes = Rows.Everything(full: true);
        await house.StoreAsync(store => store.WriteAsync(changes, default));
        var (before, later) = (changes.AddedExecutions[0], Rows.Execution(changes.Row.Id, full: false));
        later.Id = before.Id;
        later.Status = ExecutionStatus.Canceled;
        later.CompletedAt = Rows.At.AddDays(1);

        var next = Burst(changes.Row, "next");
        next.ChangedExecutions.Add(later);
        await house.StoreAsync(store => store.WriteAsync(next, default));

        var row = (await house.RowsAsync<ExecutionRow>()).Single();
        (row.Status, row.CompletedAt, row.Outputs, row.HasBookmarks).Should().Be((ExecutionStatus.Canceled, later.CompletedAt, null, false));
        (row.Exception, row.Payload, row.ActivityState, row.StartedAt).Should().Be((before.Exception, before.Payload, before.ActivityState, before.StartedAt));
    }

    [Fact]
    public async Task Removing_a_timer_tells_whether_it_was_there()
    {
        var changes = Rows.Everything(full: true);
        await house.StoreAsync(store => store.WriteAsync(changes, default));

        await house.StoreAsync(async store =>
        {
            (await store.RemoveTimerAsync(changes.AddedTimers[0], default)).Should().BeTrue();
            (await store.RemoveTimerAsync(changes.AddedTimers[0], default)).Should().BeFalse();
        });
    }

    [Fact]
    public async Task Timers_come_in_order_of_their_due_time()
    {
        var changes = Rows.Everything(full: false);
        changes.AddedTimers.Clear();
        TimerRow[] timers = [.. new[] { 3, 1, 2, 1 }.Select(hours => Rows.Timer(changes.Row.Id, Rows.At.AddHours(hours)))];
        changes.AddedTimers.AddRange(timers);
        await house.StoreAsync(store => store.WriteAsync(changes, default));
        List<Guid> found = [];

        await house.StoreAsync(async store =>
        {
            (await store.FindDueAsync(Rows.At.AddMinutes(59), [], default)).Should().BeNull();
            (await store.FindDueAsync(DateTimeOffset.MaxValue, [timers[1].Id, timers[3].Id], default))!.Id.Should().Be(timers[2].Id);
            while (await store.FindDueAsync(Rows.At.AddHours(3), [], default) is { } due)
            {
                found.Add(due.Id);
                await store.RemoveTimerAsync(due, default);
            }
        });

        found.Should().Equal(timers.OrderBy(t => t.DueAt).ThenBy(t => t.Id.ToString(), StringComparer.Ordinal).Select(t => t.Id));
    }

    [Fact]
    public async Task A_new_version_takes_the_place_of_the_latest_and_of_the_published_one()
    {
        var (first, draft, second, other) = (Rows.Definition(), Rows.Definition(version: 2, published: false), Rows.Definition(version: 3), Rows.Definition("other"));

        await house.StoreAsync(async store =>
        {
            await store.AddDefinitionAsync(other, default);
            await store.AddDefinitionAsync(first, default);
            await store.AddDefinitionAsync(draft, default);
            (await store.FindPublishedAsync("procedure", default))!.Id.Should().Be(first.Id);
            (await store.FindLatestAsync("procedure", default)).Should().BeEquivalentTo(new { draft.Id, Version = 2, IsPublished = false, ContentHash = "hash" });
            await store.AddDefinitionAsync(second, default);
        });

        (await house.RowsAsync<DefinitionRow>()).Select(d => (d.DefinitionId, d.Version, d.IsLatest, d.IsPublished)).Should().BeEquivalentTo(
            [("other", 1, true, true), ("procedure", 1, false, false), ("procedure", 2, false, false), ("procedure", 3, true, true)]);
        (await house.ReadAsync(store => store.FindPublishedAsync("nowhere", default))).Should().BeNull();
    }

    [Fact]
    public async Task Running_children_are_found_and_finished_ones_are_not()
    {
        var parent = Guid.CreateVersion7();
        var (running, finished) = (Rows.Instance(full: false), Rows.Instance());
        (running.ParentInstanceId, finished.ParentInstanceId) = (parent, parent);

        await house.StoreAsync(async store =>
        {
            await store.WriteAsync(new(running, isNew: true), default);
            await store.WriteAsync(new(finished, isNew: true), default);
            (await store.RunningChildrenAsync(parent, default)).Should().Equal(running.Id);
        });
    }

    private static InstanceChanges Burst(InstanceRow row, string state)
    {
        row.State = state;
        row.Revision++;
        row.UpdatedAt = row.UpdatedAt.AddMinutes(1);
        return new(row, isNew: false);
    }

    private async Task<Guid> AddAsync()
    {
        var row = Rows.Instance(full: false);
        await house.StoreAsync(store => store.WriteAsync(new(row, isNew: true), default));
        return row.Id;
    }

    private async Task<InstanceRow> LoadAsync(Guid id) => (await house.ReadAsync(store => store.LoadAsync(id, default)))!.Row;
}
