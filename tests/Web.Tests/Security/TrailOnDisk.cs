using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Tests.Security;

/// <summary>An audit trail in a real database file, without the house around it, so that it can be tampered with.</summary>
public sealed class TrailOnDisk : IDisposable
{
    private readonly TemporaryKeys place = new();

    public TrailOnDisk() => Create();

    internal AuditAnchor Anchor => new(place.Ring, Options.Create(new AuditOptions()), new HostingEnvironment(), TimeProvider.System);

    private string DatabaseFile => Path.Combine(place.Data, "trail.db");

    private string Copy => Path.Combine(place.Data, "copy.db");

    /// <summary>Commits so many records, links them and writes the anchor, as a running house does.</summary>
    public async Task ActAsync(int times)
    {
        await RecordAsync(times);
        await SealAsync();
    }

    public async Task RecordAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await using var db = Open();
            var caller = new CallerContext();
            caller.BecomeSystem("test");
            new AuditTrail(db, caller, place.Ring, TimeProvider.System).Record("thing.done", "thing", Guid.CreateVersion7(), new { number = i, what = "ok" });
            await db.SaveChangesAsync();
        }
    }

    public async Task SealAsync()
    {
        await using (var db = Open())
        {
            await new SealAudit.Handler(db, place.Ring, TimeProvider.System).Handle(new(), CancellationToken.None);
            await db.SaveChangesAsync();
        }

        await using var after = Open();
        var tail = await new AuditTail.Handler(after).Handle(new(null), CancellationToken.None);
        Anchor.Write(tail.DatabaseId!.Value, tail.Seq, tail.Seal);
    }

    public async Task<AuditReport> VerifyAsync()
    {
        await using var db = Open();
        return await new AuditVerify(db, place.Open(), Anchor).RunAsync(CancellationToken.None);
    }

    public async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).Should().BePositive("the tampering must have met something");
    }

    public void KeepCopy()
    {
        SqliteConnection.ClearAllPools();
        File.Copy(DatabaseFile, Copy, overwrite: true);
    }

    public void PutCopyInPlace()
    {
        SqliteConnection.ClearAllPools();
        File.Copy(Copy, DatabaseFile, overwrite: true);
    }

    public void PutEmptyOneInPlace()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(DatabaseFile);
        Create();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        place.Dispose();
    }

    private void Create()
    {
        using var db = Open();
        db.Database.EnsureCreated();
    }

    private CaseFlowDb Open()
    {
        var caller = new CallerContext();
        caller.BecomeSystem("test");
        return new(new DbContextOptionsBuilder<CaseFlowDb>().UseSqlite($"Data Source={DatabaseFile}").Options, caller) { UnitIsOpen = true };
    }
}
