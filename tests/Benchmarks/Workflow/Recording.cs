using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Benchmarks.Workflow;

/// <summary>One row written: a new one, changed columns of one, or one removed.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Columns">Of the values; none for a removal.</param>
/// <param name="Values">As they lie in the database. The row's id comes last for a change, alone for a removal.</param>
internal sealed record RowWrite(string Table, WriteKind Kind, string Columns, IReadOnlyList<object> Values);

internal enum WriteKind
{
    Insert,
    Update,
    Delete,
}

/// <summary>What each burst of one instance left in the database, read back from it after every burst: all tables of the runtime.</summary>
internal sealed partial class Recording(string database, Guid instance)
{
    private readonly List<(string Table, string[] Columns, string Key)> tables = Tables(database);
    private readonly List<IReadOnlyList<RowWrite>> bursts = [];
    private Dictionary<(string Table, string Id), object[]> before = [];

    public Guid Instance => instance;

    public IReadOnlyList<IReadOnlyList<RowWrite>> Bursts => bursts;

    /// <summary>After a burst: what is different from the one before.</summary>
    public void Note()
    {
        var now = Read();
        List<RowWrite> writes = [];
        foreach (var ((table, id), row) in now)
        {
            var columns = tables.Single(t => t.Table == table).Columns;
            if (!before.TryGetValue((table, id), out var old))
            {
                writes.Add(new(table, WriteKind.Insert, string.Join(',', columns), row));
                continue;
            }

            var changed = Enumerable.Range(0, columns.Length).Where(i => !Equals(old[i], row[i])).ToList();
            if (changed.Count > 0) writes.Add(new(table, WriteKind.Update, string.Join(',', changed.Select(i => columns[i])), [.. changed.Select(i => row[i]), id]));
        }

        writes.AddRange(before.Keys.Where(k => !now.ContainsKey(k)).Select(k => new RowWrite(k.Table, WriteKind.Delete, "", [k.Id])));
        bursts.Add(writes);
        before = now;
    }

    /// <summary>The same rows under other ids.</summary>
    /// <param name="keep">Ids that stay: the definition's version.</param>
    public IReadOnlyList<IReadOnlyList<RowWrite>> Copy(IReadOnlySet<string> keep)
    {
        Dictionary<string, string> renamed = new(StringComparer.OrdinalIgnoreCase);
        return [.. bursts.Select(b => (IReadOnlyList<RowWrite>)[.. b.Select(w => w with { Values = [.. w.Values.Select(Renamed)] })])];

        object Renamed(object value) => value is string text ? Ids().Replace(text, m => New(m.Value)) : value;

        string New(string id)
        {
            if (keep.Contains(id.ToUpperInvariant())) return id;
            if (!renamed.TryGetValue(id, out var other)) renamed.Add(id, other = Guid.CreateVersion7().ToString());
            return char.IsAsciiLetterLower(id.FirstOrDefault(char.IsAsciiLetter)) ? other : other.ToUpperInvariant();
        }
    }

    private static List<(string Table, string[] Columns, string Key)> Tables(string database)
    {
        using var connection = Open(database);
        var names = List(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'wf\\_%' ESCAPE '\\'", r => r.GetString(0));
        return
        [
            .. names.Select(n => (n, List(connection, $"SELECT name FROM pragma_table_info('{n}')", r => r.GetString(0)).ToArray()))
                .Select(t => (t.n, t.Item2, t.n == "wf_instances" ? "Id" : "InstanceId"))
                .Where(t => t.Item2.Contains(t.Item3)),
        ];
    }

    private Dictionary<(string Table, string Id), object[]> Read()
    {
        using var connection = Open(database);
        Dictionary<(string, string), object[]> rows = [];
        foreach (var (table, columns, key) in tables)
        {
            var quoted = string.Join(',', columns.Select(c => $"\"{c}\""));
            foreach (var row in List(connection, $"SELECT {quoted} FROM {table} WHERE \"{key}\" = '{instance.ToString().ToUpperInvariant()}' ORDER BY rowid", Values))
            {
                rows.Add((table, (string)row[Array.IndexOf(columns, "Id")]), row);
            }
        }

        return rows;
    }

    private static object[] Values(SqliteDataReader reader)
    {
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    private static List<T> List<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}")]
    private static partial Regex Ids();
}
