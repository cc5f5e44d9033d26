using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CaseFlow.Web.Data.UnitOfWork;

/// <summary>The connection that units of work write through, one after the other behind the gate. It outlives them, so that what they prepared stays
/// prepared, and it knows which tables the present one changed.</summary>
internal sealed class Writer(DatabaseFile file) : IDisposable
{
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private SqliteConnection? connection;

    /// <summary>Only behind the gate. Opens the connection when there is none.</summary>
    public async ValueTask<DbConnection> BeginAsync(CancellationToken stop)
    {
        touched.Clear();
        if (connection is null)
        {
            var opening = new SqliteConnection(file.UnpooledConnectionString);
            try
            {
                await opening.OpenAsync(stop);
                await file.PrepareAsync(opening, stop);
                raw.sqlite3_update_hook(opening.Handle, Note, null);
                connection = opening;
            }
            finally
            {
                if (connection is null) await opening.DisposeAsync();
            }
        }

        return connection;
    }

    /// <summary>The tables whose rows changed since the beginning.</summary>
    public IReadOnlySet<string> Touched() => touched.ToHashSet(StringComparer.Ordinal);

    /// <summary>After an error of which nobody knows what it left behind, the next unit of work gets a new connection.</summary>
    public void Discard()
    {
        connection?.Dispose();
        connection = null;
    }

    public void Dispose() => Discard();

    private void Note(object context, int type, string database, string table, long row) => touched.Add(table);
}
