using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseFlow.Workflows.Storage.Sql;

/// <summary>Statements on the connection and in the transaction of a context.</summary>
internal sealed class SqlSession(DbContext db)
{
    private DbConnection? connection;
    private Statements? statements;

    /// <summary>A statement that only reads. Outside a unit of work it opens the context's connection, which closes with the context.</summary>
    public ValueTask<Statement> ReadingAsync(SqlText sql, CancellationToken stop) =>
        connection is { State: ConnectionState.Open } ? new(Get(sql)) : OpenAsync(sql, stop);

    /// <exception cref="InvalidOperationException">There is no unit of work.</exception>
    public async ValueTask<Statement> WritingAsync(SqlText sql, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Only a command writes: nothing is written outside a unit of work.");
        return await ReadingAsync(sql, stop);
    }

    private async ValueTask<Statement> OpenAsync(SqlText sql, CancellationToken stop)
    {
        connection = db.Database.GetDbConnection();
        if (connection.State is not ConnectionState.Open) await db.Database.OpenConnectionAsync(stop);
        statements = Statements.Of(connection);
        return Get(sql);
    }

    private Statement Get(SqlText sql) => statements!.Get(sql).In(db.Database.CurrentTransaction?.GetDbTransaction());
}
