using System.Runtime.CompilerServices;
using CaseFlow.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CaseFlow.Web.Faults;

/// <summary>Points inside the database itself, whoever writes and however: <c>row.insert.TABLE</c>, <c>row.update.TABLE</c> and <c>row.delete.TABLE</c>
/// after each row, and <c>commit</c> when every row is written and the transaction is not yet in the log.</summary>
internal static class RowPoints
{
    private const int Insert = 18; // SQLITE_INSERT
    private const int Delete = 9; // SQLITE_DELETE
    private static readonly ConditionalWeakTable<sqlite3, object> Attached = [];

    public static void Attach(CaseFlowDb db, FaultPoints points)
    {
        if (((SqliteConnection)db.Database.GetDbConnection()).Handle is not { } handle || !Attached.TryAdd(handle, points))
        {
            return;
        }

        raw.sqlite3_update_hook(handle, (_, kind, _, table, _) => points.Pass($"row.{NameOf(kind)}.{table.utf8_to_string()}"), null);
        raw.sqlite3_commit_hook(
            handle,
            _ =>
            {
                points.Pass("commit");
                return 0;
            },
            null);
    }

    private static string NameOf(int kind) => kind switch
    {
        Insert => "insert",
        Delete => "delete",
        _ => "update",
    };
}
