using System.Data.Common;
using System.Runtime.CompilerServices;

namespace CaseFlow.Workflows.Storage.Sql;

/// <summary>A prepared statement of one connection, used by one unit of work after the other.</summary>
internal sealed class Statement
{
    private readonly DbCommand command;
    private readonly DbParameter[] parameters;

    public Statement(DbConnection connection, SqlText sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql.Text;
        parameters = new DbParameter[sql.Parameters];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = $"@p{i}";
            command.Parameters.Add(parameters[i]);
        }
    }

    public object? this[int parameter]
    {
        set => parameters[parameter].Value = value ?? DBNull.Value;
    }

    public Statement In(DbTransaction? transaction)
    {
        command.Transaction = transaction;
        return this;
    }

    /// <returns>How many rows changed.</returns>
    public Task<int> ExecuteAsync(CancellationToken stop) => command.ExecuteNonQueryAsync(stop);

    public async Task<List<T>> ListAsync<T>(Func<DbDataReader, T> read, CancellationToken stop)
    {
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(read(reader));
        return rows;
    }

    /// <returns>The first row, or nothing.</returns>
    public async Task<T?> FirstAsync<T>(Func<DbDataReader, T> read, CancellationToken stop)
    {
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? read(reader) : default;
    }
}

/// <summary>The statements that a connection has prepared. They live as long as the connection's object: the one that units of work write through
/// outlives them, and so do its statements.</summary>
internal sealed class Statements(DbConnection connection)
{
    private static readonly ConditionalWeakTable<DbConnection, Statements> ByConnection = [];
    private readonly Dictionary<SqlText, Statement> prepared = [];

    public static Statements Of(DbConnection connection) => ByConnection.GetValue(connection, static c => new(c));

    public Statement Get(SqlText sql)
    {
        if (prepared.TryGetValue(sql, out var known)) return known;
        var made = new Statement(connection, sql);
        prepared.Add(sql, made);
        return made;
    }
}
