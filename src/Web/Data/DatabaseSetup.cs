using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Hosting.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseFlow.Web.Data;

/// <summary>The one place that names the database's provider.</summary>
public static class DatabaseSetup
{
    private const string ClearMigrationLock =
        """
        CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        DELETE FROM "__EFMigrationsLock";
        """;

    public static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        services.AddSingleton<WriteGate>();
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<Durability>(_ => new());
        services.AddSingleton<DatabaseFile>();
        services.AddSingleton<Writer>();
        services.AddSingleton<Leases.ILeases, Leases.FileLeases>();
        services.AddScoped<UnitOfWork.UnitOfWork>();
        services.AddDbContext<CaseFlowDb>((provider, options) =>
        {
            var file = provider.GetRequiredService<DatabaseFile>();
            options.UseSqlite(file.ConnectionString);
            options.AddInterceptors(new PragmaInterceptor(file));
            options.AddInterceptors(provider.GetServices<IInterceptor>());
            // A filtered parent with filtered children is what scope means here.
            options.ConfigureWarnings(w => w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
        }, ServiceLifetime.Scoped, ServiceLifetime.Singleton); // made once: every command has a context of its own
        return services;
    }

    /// <summary>Brings the schema up to date. A process killed in between must not make the next start wait for ever, so an exclusive file lock
    /// of our own stands around it and a left-over migration lock is cleared first.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken stop)
    {
        var directories = services.GetRequiredService<Directories>();
        directories.Create();
        await using var only = await LockAsync(Path.Combine(directories.Data, "migrate.lock"), services.GetRequiredService<TimeProvider>(), stop);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        await db.Database.OpenConnectionAsync(stop);
        await using (var clear = db.Database.GetDbConnection().CreateCommand())
        {
            clear.CommandText = ClearMigrationLock;
            await clear.ExecuteNonQueryAsync(stop);
        }

        await db.Database.MigrateAsync(stop);

        var clock = await db.Set<ClockState>().AsNoTracking().SingleOrDefaultAsync(stop);
        services.GetRequiredService<CaseClock>().Offset =
            TimeSpan.FromTicks((clock?.OffsetMicroseconds ?? 0) * TimeSpan.TicksPerMicrosecond);
    }

    private static async Task<FileStream> LockAsync(string path, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, stop);
            }
        }
    }
}
