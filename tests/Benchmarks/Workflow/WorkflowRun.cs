using CaseFlow.Benchmarks.Hosting;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Benchmarks.Workflow;

/// <summary>How much more than writing its rows an instance costs. Rounds of the engine and of the floor take turns, so that the machine's mood is
/// the same for both; the ratio is the median of the pairs'.</summary>
internal static class WorkflowRun
{
    public static async Task<int> RunAsync(int instances, int rounds)
    {
        var figures = new Figures();
        foreach (var synchronous in new[] { "FULL", "NORMAL" })
        {
            await using var house = await BenchHouse.OpenAsync(synchronous);
            await house.SendAsync(new BenchHouse.Publish(Eight.Definition()));
            using var pair = new FloorCopy(house, synchronous);
            await MeasureAsync(house, pair, synchronous, workers: 1, instances, rounds, figures);
            await MeasureAsync(house, pair, synchronous, workers: 8, instances, rounds, figures);
        }

        return figures.Close();
    }

    private static async Task MeasureAsync(BenchHouse house, FloorCopy copy, string synchronous, int workers, int instances, int rounds, Figures figures)
    {
        var recording = await RecordAsync(house);
        List<(Samples Engine, Samples Floor)> measured = [];
        for (var round = -1; round < rounds; round++)
        {
            var rows = Enumerable.Range(0, instances).Select(_ => recording.Copy(copy.Keep)).ToList();
            var engine = await Rounds.EngineAsync(house, instances, workers);
            var floor = await Rounds.FloorAsync(house, copy.Floor, rows, workers);
            if (round < 0) continue; // the first of each warms up
            measured.Add((engine, floor));
            Figures.Say($"{synchronous} {workers} workers: engine {engine.PerSecond:0} bursts/s, floor {floor.PerSecond:0} bursts/s, {floor.PerSecond / engine.PerSecond:0.00} x");
        }

        copy.Compare(house.Database, recording, instances);
        var isFull = synchronous == "FULL";
        var name = $"workflow-{(isFull ? "full" : "normal")}-{workers}";
        var bursts = Samples.Median(measured.Select(m => m.Engine.PerSecond));
        figures.Add($"{name}-floor-ratio", Samples.Median(measured.Select(m => m.Floor.PerSecond / m.Engine.PerSecond)), "x", atMost: (isFull, workers) switch
        {
            (true, 1) => 2.5,
            (true, _) => 3,
            (false, 1) => 4,
            _ => 4.5,
        });
        figures.Add($"{name}-instances", bursts / Eight.Bursts, "1/s", atLeast: workers == 1 ? 200 : 100);
        figures.Add($"{name}-bursts", bursts, "1/s");
        figures.Add($"{name}-p50", Samples.Percentile(measured.Select(m => m.Engine), 0.5), "ms");
        figures.Add($"{name}-p99", Samples.Percentile(measured.Select(m => m.Engine), 0.99), "ms");
        figures.Add($"{name}-floor-bursts", Samples.Median(measured.Select(m => m.Floor.PerSecond)), "1/s");
    }

    private static async Task<Recording> RecordAsync(BenchHouse house)
    {
        var instance = await house.SendAsync(new Start(Eight.Id));
        var recording = new Recording(house.Database, instance);
        recording.Note();
        for (var resume = 0; resume < Eight.Resumes; resume++)
        {
            await house.SendAsync(new Resume(house.Waits.Take(instance)));
            recording.Note();
        }

        return recording;
    }
}

/// <summary>The floor's database: the house's as it was before the first instance.</summary>
internal sealed class FloorCopy : IDisposable
{
    private readonly string file;

    public FloorCopy(BenchHouse house, string synchronous)
    {
        file = house.Database + ".floor";
        using (var source = new SqliteConnection($"Data Source={house.Database};Mode=ReadOnly;Pooling=False"))
        {
            source.Open();
            using var target = new SqliteConnection($"Data Source={file};Pooling=False");
            target.Open();
            source.BackupDatabase(target);
            using var versions = source.CreateCommand();
            versions.CommandText = "SELECT Id FROM wf_definitions";
            using var reader = versions.ExecuteReader();
            while (reader.Read()) Keep.Add(reader.GetString(0));
        }

        Floor = new(file, synchronous);
    }

    public Floor Floor { get; }

    /// <summary>Versions of definitions, which copies of rows go on naming.</summary>
    public HashSet<string> Keep { get; } = [];

    /// <summary>The last instance of the floor must have left, table by table, as many rows and bytes as the recorded one of the engine.</summary>
    public void Compare(string engines, Recording recording, int instances)
    {
        foreach (var table in recording.Bursts.SelectMany(b => b).Select(w => w.Table).Distinct())
        {
            var (left, right) = (Measure(engines, table, recording.Instance), Measure(file, table, null));
            if (left != right) throw new InvalidOperationException($"{table}: the engine left {left}, the floor {right}.");
        }

        Figures.Say($"the floor left as many rows and bytes an instance as the engine, in each table ({instances} instances a round)");
    }

    public void Dispose() => Floor.Dispose();

    private static (long Rows, long Bytes) Measure(string database, string table, Guid? instance)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var columns = connection.CreateCommand();
        columns.CommandText = $"SELECT group_concat('coalesce(length(cast(\"' || name || '\" as blob)), 0)', ' + ') FROM pragma_table_info('{table}')";
        var bytes = (string)columns.ExecuteScalar()!;
        using var measure = connection.CreateCommand();
        var key = table == "wf_instances" ? "Id" : "InstanceId";
        var which = instance is { } id ? $"'{id.ToString().ToUpperInvariant()}'" : "(SELECT Id FROM wf_instances ORDER BY rowid DESC LIMIT 1)";
        measure.CommandText = $"SELECT count(*), coalesce(sum({bytes}), 0) FROM {table} WHERE \"{key}\" = {which}";
        using var reader = measure.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
