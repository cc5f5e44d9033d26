using Microsoft.Data.Sqlite;

namespace CaseFlow.Web.Data;

/// <summary>A database with today's schema and nothing in it, made once and then copied: bringing up a schema takes a second, copying its file none.</summary>
internal static class EmptyDatabase
{
    /// <param name="services">A house whose data directory is a folder of its own, to be thrown away afterwards.</param>
    /// <param name="file">Where it is to lie; one file, without a log beside it.</param>
    /// <param name="stop">Of the request.</param>
    public static async Task MakeAsync(IServiceProvider services, string file, CancellationToken stop)
    {
        await DatabaseSetup.MigrateAsync(services, stop);
        await using var from = new SqliteConnection(services.GetRequiredService<DatabaseFile>().UnpooledConnectionString);
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await from.OpenAsync(stop);
        await to.OpenAsync(stop);
        from.BackupDatabase(to);
    }

    /// <summary>Closes the connections that are kept open, so that the files can go.</summary>
    public static void LetGo(IServiceProvider services)
    {
        using var connection = new SqliteConnection(services.GetRequiredService<DatabaseFile>().ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
