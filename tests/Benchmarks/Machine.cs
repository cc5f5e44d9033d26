using System.Runtime;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static void Say()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var disk = new DriveInfo(Path.GetTempPath());
        Figures.Say(
            $"{Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.OSDescription}; .NET {Environment.Version}, "
            + $"{(GCSettings.IsServerGC ? "server" : "workstation")} collector; SQLite {connection.ServerVersion}; databases on {disk.DriveFormat}");
    }
}
