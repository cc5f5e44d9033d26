using System.Diagnostics;
using System.Globalization;
using CaseFlow.Benchmarks.Hosting;
using CaseFlow.Benchmarks.Workflow;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Benchmarks.Timers;

/// <summary>A great many timers due at once, as after a long closing: how fast the house's own loop fires them, whether each fires once and in order,
/// and how long another writer waits for its turn meanwhile.</summary>
internal static class TimersRun
{
    private const int MostWaitMilliseconds = 1000;

    public static async Task<int> RunAsync(int timers)
    {
        var figures = new Figures();
        await using var house = await BenchHouse.OpenAsync();
        await house.SendAsync(new BenchHouse.Publish(Delayed.Definition()));
        await house.SendAsync(new BenchHouse.Publish(Eight.Definition()));
        await FillAsync(house, timers);

        // The clock of cases jumps over the day of the delay, and a command wakes the loop.
        var clock = (CaseFlow.Web.Hosting.Time.CaseClock)house.Services.GetService(typeof(CaseFlow.Web.Hosting.Time.CaseClock))!;
        clock.Offset = TimeSpan.FromDays(40);
        house.Wake();
        using var over = new CancellationTokenSource();
        var other = WriteBesideAsync(house, over.Token);
        var began = Stopwatch.GetTimestamp();
        long left;
        do
        {
            await Task.Delay(200, CancellationToken.None);
            left = Number(house.Database, "SELECT count(*) FROM wf_timers");
        }
        while (left > 0 && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(30));

        var took = Stopwatch.GetElapsedTime(began);
        await over.CancelAsync();
        var beside = await other;
        figures.Add("timers-fired", timers - left, "timers", atLeast: timers);
        figures.Add("timers-per-second", (timers - left) / took.TotalSeconds, "1/s");
        figures.Add("timers-fired-twice", Number(house.Database, Twice), "timers", atMost: 0);
        figures.Add("timers-not-ended", Number(house.Database, $"SELECT count(*) FROM wf_instances WHERE DefinitionId = '{Delayed.Id}' AND Status <> 'Finished'"), "timers", atMost: 0);
        figures.Add("timers-out-of-order", Number(house.Database, OutOfOrder), "timers", atMost: 0);
        figures.Add("timers-other-writer-p99", Samples.Percentile([beside], 0.99), "ms", atMost: MostWaitMilliseconds);
        return figures.Close();
    }

    private const string Twice = "SELECT count(*) FROM (SELECT 1 FROM wf_journal WHERE ActivityId = 'delay' AND EventName = 'Resumed' GROUP BY InstanceId HAVING count(*) > 1)";

    // The order of the rows is that of the firing; when each was due was noted beside.
    private const string OutOfOrder =
        """
        SELECT count(*) FROM (
          SELECT d.DueAt AS Due, lag(d.DueAt) OVER (ORDER BY j.rowid) AS Before
          FROM wf_journal j JOIN benchmark_due d ON d.InstanceId = j.InstanceId
          WHERE j.ActivityId = 'delay' AND j.EventName = 'Resumed')
        WHERE Due < Before
        """;

    /// <summary>Instances that wait at a delay, copies of one that the engine started, due at different instants in no order.</summary>
    private static async Task FillAsync(BenchHouse house, int timers)
    {
        var instance = await house.SendAsync(new Start(Delayed.Id));
        var recording = new Recording(house.Database, instance);
        recording.Note();
        var due = recording.Bursts[0].Single(w => w.Table == "wf_timers");
        var at = due.Columns.Split(',').ToList().IndexOf("DueAt");
        var random = new Random(1);
        var keep = Keep(house.Database);
        using var gate = await house.EnterGateAsync();
        using var floor = new Floor(house.Database, "NORMAL");
        foreach (var part in Enumerable.Range(0, timers - 1).Chunk(10_000)) floor.Fill(part.Select(_ => Moved(recording.Copy(keep)[0])));
        Run(house.Database, "CREATE TABLE benchmark_due AS SELECT InstanceId, DueAt FROM wf_timers; CREATE UNIQUE INDEX benchmark_due_id ON benchmark_due (InstanceId);");
        Figures.Say($"{Number(house.Database, "SELECT count(*) FROM wf_timers")} timers wait");

        IReadOnlyList<RowWrite> Moved(IReadOnlyList<RowWrite> burst) =>
        [
            .. burst.Select(w => w.Table != "wf_timers"
                ? w
                : w with { Values = [.. w.Values.Select((v, i) => i == at ? (long)v + (random.NextInt64(20L * 24 * 3600 * 1_000_000)) : v)] }),
        ];
    }

    private static async Task<Samples> WriteBesideAsync(BenchHouse house, CancellationToken over)
    {
        var samples = new Samples();
        while (!over.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await house.SendAsync(new Start(Eight.Id));
            samples.Add(Stopwatch.GetElapsedTime(began));
            await Task.Delay(50, CancellationToken.None);
        }

        return samples;
    }

    private static HashSet<string> Keep(string database)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id FROM wf_definitions";
        using var reader = command.ExecuteReader();
        HashSet<string> ids = [];
        while (reader.Read()) ids.Add(reader.GetString(0));
        return ids;
    }

    private static long Number(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }
}
