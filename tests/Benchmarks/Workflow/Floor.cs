using Microsoft.Data.Sqlite;

namespace CaseFlow.Benchmarks.Workflow;

/// <summary>The least that a program could do: the rows that the engine left, by prepared statements, one transaction a burst. It works over a copy of
/// the same database with the same settings.</summary>
internal sealed class Floor : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<(string Table, WriteKind Kind, string Columns), SqliteCommand> prepared = [];
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;

    public Floor(string database, string synchronous)
    {
        connection = new($"Data Source={database};Pooling=False");
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000;";
        pragmas.ExecuteNonQuery();
        begin = Plain("BEGIN IMMEDIATE");
        commit = Plain("COMMIT");
    }

    /// <summary>Behind the gate.</summary>
    public void Write(IReadOnlyList<RowWrite> burst)
    {
        begin.ExecuteNonQuery();
        foreach (var write in burst) Execute(write);
        commit.ExecuteNonQuery();
    }

    /// <summary>Many bursts at once, for filling a database.</summary>
    public void Fill(IEnumerable<IReadOnlyList<RowWrite>> bursts)
    {
        begin.ExecuteNonQuery();
        foreach (var write in bursts.SelectMany(b => b)) Execute(write);
        commit.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        begin.Dispose();
        commit.Dispose();
        connection.Dispose();
    }

    private void Execute(RowWrite write)
    {
        if (!prepared.TryGetValue((write.Table, write.Kind, write.Columns), out var command))
        {
            prepared.Add((write.Table, write.Kind, write.Columns), command = Prepare(write));
        }

        for (var i = 0; i < write.Values.Count; i++) command.Parameters[i].Value = write.Values[i];
        if (command.ExecuteNonQuery() != 1) throw new InvalidOperationException($"{write.Kind} of a row of {write.Table} changed none.");
    }

    private SqliteCommand Prepare(RowWrite write)
    {
        var columns = write.Columns.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => $"\"{c}\"").ToArray();
        var command = connection.CreateCommand();
        command.CommandText = write.Kind switch
        {
            WriteKind.Insert => $"INSERT INTO {write.Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})",
            WriteKind.Update => $"UPDATE {write.Table} SET {string.Join(", ", columns.Select((c, i) => $"{c} = @p{i}"))} WHERE \"Id\" = @p{columns.Length}",
            _ => $"DELETE FROM {write.Table} WHERE \"Id\" = @p0",
        };
        for (var i = 0; i < write.Values.Count; i++) command.Parameters.Add(new($"@p{i}", null));
        return command;
    }

    private SqliteCommand Plain(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
