using CaseFlow.Workflows.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CaseFlow.Workflows.Tests.Storage;

/// <summary>Units of work follow each other on one connection, as in the host.</summary>
public sealed class KeepingStatementsPrepared : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"statements-{Guid.CreateVersion7()}.db");
    private readonly SqliteConnection connection;

    public KeepingStatementsPrepared()
    {
        connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        connection.Handle!.enable_sqlite3_next_stmt(true);
        using var db = Context();
        db.Database.EnsureCreated();
    }

    public void Dispose()
    {
        connection.Dispose();
        foreach (var path in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*")) File.Delete(path);
    }

    [Fact]
    public async Task The_next_unit_of_work_goes_on_with_them()
    {
        var changes = Rows.Everything(full: true);
        await WorkAsync(store => store.WriteAsync(changes, default));
        var prepared = Statements();

        await WorkAsync(store => store.WriteAsync(Rows.Everything(full: false), default));

        prepared.Should().HaveCountGreaterThan(5);
        Statements().Should().BeEquivalentTo(prepared);
        (await WorkAsync(store => store.LoadAsync(changes.Row.Id, default)))!.Row.Should().BeEquivalentTo(changes.Row);
    }

    [Fact]
    public async Task A_unit_of_work_that_is_rolled_back_leaves_nothing_and_the_next_one_writes()
    {
        var refused = Rows.Everything(full: true);
        var working = () => WorkAsync<int>(async store =>
        {
            await store.WriteAsync(refused, default);
            throw new InvalidOperationException("refused after all");
        });
        await working.Should().ThrowAsync<InvalidOperationException>();

        var good = Rows.Everything(full: true);
        await WorkAsync(store => store.WriteAsync(good, default));

        (await WorkAsync(store => store.LoadAsync(refused.Row.Id, default))).Should().BeNull();
        (await WorkAsync(store => store.LoadAsync(good.Row.Id, default)))!.Bookmarks.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_statement_that_failed_can_be_used_again()
    {
        var changes = Rows.Everything(full: true);
        await WorkAsync(store => store.WriteAsync(changes, default));

        var twice = () => WorkAsync(store => store.WriteAsync(changes, default));
        await twice.Should().ThrowAsync<SqliteException>();

        await WorkAsync(store => store.WriteAsync(Rows.Everything(full: true), default));
    }

    [Fact]
    public async Task A_connection_that_was_closed_and_opened_again_prepares_them_anew()
    {
        await WorkAsync(store => store.WriteAsync(Rows.Everything(full: true), default));

        await connection.CloseAsync();
        await connection.OpenAsync();

        await WorkAsync(store => store.WriteAsync(Rows.Everything(full: true), default));
    }

    private Task WorkAsync(Func<IWorkflowStore, Task> work) => WorkAsync(async store =>
    {
        await work(store);
        return 0;
    });

    private async Task<T> WorkAsync<T>(Func<IWorkflowStore, Task<T>> work)
    {
        await using var db = Context();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var answer = await work(new SqlWorkflowStore(db));
        await transaction.CommitAsync();
        return answer;
    }

    /// <summary>The statements that the connection holds prepared.</summary>
    private List<IntPtr> Statements()
    {
        List<IntPtr> found = [];
        for (var at = raw.sqlite3_next_stmt(connection.Handle, null); at is { IsInvalid: false }; at = raw.sqlite3_next_stmt(connection.Handle, at))
        {
            if (raw.sqlite3_sql(at).utf8_to_string().Contains("\"wf_", StringComparison.Ordinal)) found.Add(at.DangerousGetHandle());
        }

        return found;
    }

    private TestDb Context() => new(new DbContextOptionsBuilder<TestDb>().UseSqlite(connection).Options);
}
