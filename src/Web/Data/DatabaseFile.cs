using System.Data.Common;
using CaseFlow.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Web.Data;

/// <summary>Where the database lies and how a connection to it is set up.</summary>
internal sealed class DatabaseFile(Directories directories, Durability durability)
{
    // The log is carried over into the database every 16 MB (4000 pages): by the default, 4 MB, that fell to every fiftieth command.
    private readonly string pragmas =
        $"""
        PRAGMA journal_mode=WAL; PRAGMA synchronous={durability.Synchronous}; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000; PRAGMA cache_size=-32000;
        PRAGMA wal_autocheckpoint=4000;
        """;

    public string ConnectionString { get; } = Make(directories, pooled: true);

    /// <summary>For a connection that its owner keeps.</summary>
    public string UnpooledConnectionString { get; } = Make(directories, pooled: false);

    public void Prepare(DbConnection opened)
    {
        using var command = opened.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    public async Task PrepareAsync(DbConnection opened, CancellationToken stop)
    {
        await using var command = opened.CreateCommand();
        command.CommandText = pragmas;
        await command.ExecuteNonQueryAsync(stop);
    }

    private static string Make(Directories directories, bool pooled) => new SqliteConnectionStringBuilder
    {
        DataSource = directories.Database,
        Mode = SqliteOpenMode.ReadWriteCreate,
        DefaultTimeout = 30,
        Pooling = pooled,
    }.ToString();
}

/// <summary>What is acknowledged must survive a power cut: every commit reaches the disk. Only measurements say otherwise.</summary>
internal sealed record Durability(string Synchronous = "FULL");
