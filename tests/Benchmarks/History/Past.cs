using CaseFlow.Benchmarks.Hosting;
using CaseFlow.Benchmarks.Workflow;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Benchmarks.History;

/// <summary>Finished instances, put straight into the database: copies of one that the engine ran, row by row, under ids of their own that are older
/// than any to come. An instance keeps all of its rows, or (thin) its own, its operations, and the first of its journal and executions.</summary>
internal static class Past
{
    /// <summary>Every how many instances one has all its rows.</summary>
    public const int WholeEvery = 10;

    private const int Thin = 2;
    private const int AtOnce = 50_000;

    // Ids of version 7 begin with their instant: these are older than any of today, and counted up.
    private static readonly string[] Tables = ["wf_instances", "wf_operations", "wf_executions", "wf_journal"];

    public static async Task FillAsync(BenchHouse house, int instances)
    {
        var model = await ModelAsync(house);
        using var gate = await house.EnterGateAsync();
        await using var connection = new SqliteConnection($"Data Source={house.Database};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-200000; PRAGMA temp_store=MEMORY;");
        foreach (var table in Tables)
        {
            var key = table == "wf_instances" ? "Id" : "InstanceId";
            await ExecuteAsync(
                connection,
                $"CREATE TEMP TABLE model_{table} AS SELECT *, row_number() OVER (ORDER BY rowid) - 1 AS rank FROM {table} WHERE \"{key}\" = '{model.ToString().ToUpperInvariant()}'");
        }

        for (var from = 1; from <= instances; from += AtOnce)
        {
            await ExecuteAsync(connection, "BEGIN");
            foreach (var table in Tables) await ExecuteAsync(connection, Copy(connection, table, from, Math.Min(from + AtOnce, instances + 1)));
            await ExecuteAsync(connection, "COMMIT");
        }

        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        foreach (var table in Tables)
        {
            var whole = await ScalarAsync(connection, $"SELECT count(*) FROM model_{table}");
            Figures.Say($"{table}: {await ScalarAsync(connection, $"SELECT count(*) FROM {table}")} rows (an instance has {whole})");
        }

        Figures.Say($"{instances} finished instances, one of {WholeEvery} with its whole history: {new FileInfo(house.Database).Length / 1_048_576} MB");
    }

    private static async Task<Guid> ModelAsync(BenchHouse house)
    {
        var instance = await house.SendAsync(new Start(Eight.Id));
        for (var resume = 0; resume < Eight.Resumes; resume++) await house.SendAsync(new Resume(house.Waits.Take(instance)));
        return instance;
    }

    private static string Copy(SqliteConnection connection, string table, int from, int to)
    {
        var columns = Columns(connection, table);
        var values = columns.Select(c => c switch
        {
            "Id" or "InstanceId" or "ExecutionId" or "ParentExecutionId" or "RootInstanceId" or "SchedulingExecutionId" => IdOf($"\"{c}\""),
            _ => $"\"{c}\"",
        });
        var which = table is "wf_executions" or "wf_journal" ? $"n % {WholeEvery} = 0 OR rank < {Thin}" : "1";
        return $"""
            WITH RECURSIVE numbers(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < {to})
            INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", values)} FROM numbers CROSS JOIN model_{table} WHERE {which}
            """;
    }

    private static string IdOf(string column) =>
        $"CASE WHEN {column} IS NULL THEN NULL ELSE printf('016F%04X-%04X-7000-8000-%s', n / 65536, n % 65536, substr({column}, 25, 12)) END";

    private static string[] Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        List<string> columns = [];
        while (reader.Read()) columns.Add(reader.GetString(0));
        return [.. columns];
    }

    private static async Task<long> ScalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
