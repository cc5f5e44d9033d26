using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Storage;

/// <summary>The store writes by statements of its own; everybody else reads by Entity Framework.</summary>
public sealed class KeepingRows : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_row_reads_the_same_through_Entity_Framework(bool full)
    {
        var changes = Rows.Everything(full);
        var operation = new OperationRow { Id = Guid.CreateVersion7(), Kind = "start", InstanceId = changes.Row.Id, AppliedAt = Rows.At };
        var definition = Rows.Definition();

        await house.StoreAsync(async store =>
        {
            await store.WriteAsync(changes, default);
            await store.AddOperationAsync(operation, default);
            await store.AddDefinitionAsync(definition, default);
        });

        (await house.RowsAsync<InstanceRow>()).Single().Should().BeEquivalentTo(changes.Row);
        (await house.RowsAsync<BookmarkRow>()).Single().Should().BeEquivalentTo(changes.AddedBookmarks[0]);
        (await house.RowsAsync<TimerRow>()).Single().Should().BeEquivalentTo(changes.AddedTimers[0]);
        (await house.RowsAsync<JournalRow>()).Single().Should().BeEquivalentTo(changes.Journal[0]);
        (await house.RowsAsync<ExecutionRow>()).Single().Should().BeEquivalentTo(changes.AddedExecutions[0]);
        (await house.RowsAsync<IncidentRow>()).Single().Should().BeEquivalentTo(changes.Incidents[0]);
        (await house.RowsAsync<OperationRow>()).Single().Should().BeEquivalentTo(operation);
        (await house.RowsAsync<DefinitionRow>()).Single().Should().BeEquivalentTo(definition);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_lies_in_the_file_is_to_the_byte_what_Entity_Framework_would_have_written(bool full)
    {
        var changes = Rows.Everything(full);
        await house.StoreAsync(store => store.WriteAsync(changes, default));
        var written = await DumpAsync();

        await house.WorkAsync(async s =>
        {
            var db = s.GetRequiredService<TestDb>();
            await db.Set<InstanceRow>().ExecuteDeleteAsync();
            await db.Set<BookmarkRow>().ExecuteDeleteAsync();
            await db.Set<TimerRow>().ExecuteDeleteAsync();
            await db.Set<JournalRow>().ExecuteDeleteAsync();
            await db.Set<ExecutionRow>().ExecuteDeleteAsync();
            await db.Set<IncidentRow>().ExecuteDeleteAsync();
            db.AddRange(changes.Row, changes.AddedBookmarks[0], changes.AddedTimers[0], changes.Journal[0], changes.AddedExecutions[0], changes.Incidents[0]);
            return 0;
        });

        written.Should().HaveCount(6);
        (await DumpAsync()).Should().Equal(written);
    }

    [Fact]
    public async Task What_Entity_Framework_wrote_is_loaded_the_same()
    {
        var changes = Rows.Everything(full: true);
        var empty = Rows.Everything(full: false);
        await house.WorkAsync(s =>
        {
            s.GetRequiredService<TestDb>().AddRange(
                changes.Row, changes.AddedBookmarks[0], changes.AddedTimers[0], empty.Row, empty.AddedBookmarks[0], empty.AddedTimers[0]);
            return Task.FromResult(0);
        });

        foreach (var wanted in new[] { changes, empty })
        {
            var loaded = await house.ReadAsync(store => store.LoadAsync(wanted.Row.Id, default));
            loaded!.Row.Should().BeEquivalentTo(wanted.Row);
            loaded.Bookmarks.Should().BeEquivalentTo(wanted.AddedBookmarks);
            loaded.Timers.Should().BeEquivalentTo(wanted.AddedTimers);
        }
    }

    [Fact]
    public async Task Reads_of_the_same_unit_of_work_see_what_was_written()
    {
        var changes = Rows.Everything(full: false);

        await house.WorkAsync(async s =>
        {
            var store = s.GetRequiredService<IWorkflowStore>();
            await store.WriteAsync(changes, default);

            (await s.GetRequiredService<TestDb>().Set<InstanceRow>().AsNoTracking().SingleAsync()).Id.Should().Be(changes.Row.Id);
            (await store.FindWaitingAsync(changes.AddedBookmarks[0].Id, default)).Should().Be(changes.Row.Id);
            return 0;
        });
    }

    [Fact]
    public async Task Nothing_is_written_outside_a_unit_of_work()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IWorkflowStore>();

        var writing = () => store.WriteAsync(Rows.Everything(full: false), default);

        await writing.Should().ThrowAsync<InvalidOperationException>();
        (await store.FindDueAsync(DateTimeOffset.MaxValue, [], default)).Should().BeNull("reading needs none");
    }

    /// <summary>Each row of the runtime's tables with the type of each value.</summary>
    private Task<List<string>> DumpAsync() => house.WorkAsync(async s =>
    {
        var db = s.GetRequiredService<TestDb>();
        List<string> rows = [];
        foreach (var entity in db.Model.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal))
        {
            var columns = entity.GetProperties().Select(p => p.GetColumnName()).ToList();
            var sql = $"SELECT {string.Join(" || '|' || ", columns.Select(c => $"typeof(\"{c}\") || quote(\"{c}\")"))} AS Value FROM {entity.GetTableName()}";
            foreach (var row in await db.Database.SqlQueryRaw<string>(sql).ToListAsync()) rows.Add($"{entity.GetTableName()}: {row}");
        }

        return rows;
    });
}

internal static class StoreOfTheHouse
{
    public static Task StoreAsync(this TestHouse house, Func<IWorkflowStore, Task> work) => house.WorkAsync(async s =>
    {
        await work(s.GetRequiredService<IWorkflowStore>());
        return 0;
    });

    public static Task<T> ReadAsync<T>(this TestHouse house, Func<IWorkflowStore, Task<T>> read) =>
        house.WorkAsync(s => read(s.GetRequiredService<IWorkflowStore>()));
}
