using System.Diagnostics;
using CaseFlow.Faults.Checks;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Moves;

/// <summary>Running instances move to a changed procedure while the host is killed again and again: none runs a step again, no deadline moves.</summary>
internal static class MoveRun
{
    public const int Instances = 1_000;
    private const int Clients = 8;
    private const int Households = 300;
    private const int Completed = 20;
    private static readonly TimeSpan MostRunTime = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Arguments arguments, Verdict verdict)
    {
        using var limit = new CancellationTokenSource(MostRunTime);
        var stop = limit.Token;
        var random = new Random(arguments.Seed);
        await using var host = new HostProcess("moves", demoHouseholds: Households);
        MovingProcedures.WriteTo(host.Definitions, changed: false);
        Console.WriteLine($"Moving {Instances} instances and the demo's cases with {arguments.Kills} kills and seed {arguments.Seed} in {host.Folder}");
        await host.StartAsync(HostOrder.Shipped);
        using var admin = new UserClient(host, "admin", verdict);
        await admin.SignInAsync(stop);
        await StartInstancesAsync(admin, stop);
        await QuietAsync(host, stop);
        await host.StopAsync();

        MovingProcedures.WriteTo(host.Definitions, changed: true);
        await host.StartAsync(HostOrder.Shipped);
        await QuietAsync(host, stop);
        var before = new Standing(host.Database);
        var moved = await MoveAllAsync(host, admin, random, arguments.Kills, stop);
        await host.StopAsync();

        var after = new Standing(host.Database);
        after.MustBeAs(before, verdict);
        Console.WriteLine($"{moved} instances moved; steps run again {after.Changed(before, "wf_executions")}; deadlines moved "
            + $"{after.Changed(before, "wf_timers") + after.Changed(before, "task_deadlines")}");
        CheckMoves(host.Database, moved, verdict);

        await host.StartAsync(HostOrder.Shipped);
        await GoOnAsync(host, admin, verdict, stop);
        await host.StopAsync();
        verdict.Must(await host.RunVerbAsync("audit", "verify") == 0, "audit verify found the trail broken");
        host.DeleteFolderIf(verdict.IsClean);
    }

    private static async Task StartInstancesAsync(UserClient admin, CancellationToken stop)
    {
        var left = Instances;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var reply = await admin.PostAsync($"/elsa/api/workflow-definitions/{MovingProcedures.Own}/execute", "{}", stop);
                if (!reply.IsOk) throw new InvalidOperationException($"An instance could not be started: {reply.Status} {reply.Code}");
            }
        }));
    }

    /// <summary>The demo's detection and its cases have come to rest.</summary>
    private static async Task QuietAsync(HostProcess host, CancellationToken stop)
    {
        var (seen, since) = (-1L, Stopwatch.StartNew());
        while (since.Elapsed < Quiet)
        {
            using (var database = new ReadOnlyDatabase(host.Database))
            {
                var now = database.Count("SELECT (SELECT count(*) FROM wf_journal) + (SELECT count(*) FROM tasks) + (SELECT count(*) FROM wf_timers)");
                if (now != seen) (seen, since) = (now, Stopwatch.StartNew());
            }

            await Task.Delay(200, stop);
        }
    }

    /// <summary>Every definition that has running instances, one after another; the kills fall on the first, which has the most.</summary>
    private static async Task<int> MoveAllAsync(HostProcess host, UserClient admin, Random random, int kills, CancellationToken stop)
    {
        List<string> definitions;
        using (var database = new ReadOnlyDatabase(host.Database))
        {
            definitions = database.Column("SELECT DefinitionId FROM wf_instances WHERE Status = 'Running' GROUP BY DefinitionId ORDER BY count(*) DESC");
        }

        var moved = 0;
        foreach (var definition in definitions)
        {
            var path = $"/api/definitions/{definition}/moves";
            var started = await admin.PostAsync(path, """{"toVersion":2}""", stop);
            if (!started.IsOk) throw new InvalidOperationException($"The move of {definition} could not be started: {started.Status} {started.Code}");

            var (id, total) = (started.Json.GetProperty("id").GetGuid(), started.Json.GetProperty("total").GetInt32());
            var nextKill = Due(random, 0, total, kills);
            while (true)
            {
                var move = await admin.GetAsync($"{path}/{id}", stop);
                if (!move.IsOk) continue;

                var done = total - move.Json.GetProperty("waiting").GetInt32();
                if (move.Json.GetProperty("status").GetString() == "Finished")
                {
                    Console.WriteLine($"{definition}: {move.Json.GetProperty("moved")} of {total} moved, {move.Json.GetProperty("refused")} refused");
                    moved += move.Json.GetProperty("moved").GetInt32();
                    break;
                }

                if (kills == 0 || done < nextKill) continue;
                await host.KillAsync();
                Console.WriteLine($"killed after {done} of {total}");
                await host.StartAsync(HostOrder.Shipped);
                nextKill = Due(random, done, total, --kills);
            }
        }

        return moved;
    }

    /// <summary>So many are done when the next kill falls: the kills are spread over what is left.</summary>
    private static int Due(Random random, int done, int total, int kills) => done + random.Next(1, Math.Max(2, (total - done) / (kills + 1)));

    private static void CheckMoves(string path, int moved, Verdict verdict)
    {
        using var database = new ReadOnlyDatabase(path);
        verdict.Must(moved >= Instances, $"only {moved} instances moved");
        verdict.None(
            database.Column("SELECT i.InstanceId || ' ' || i.Status || ' ' || coalesce(i.Reasons, '') FROM wf_move_items i WHERE i.Status <> 'Moved'"),
            "an instance did not move");
        verdict.None(
            database.Column("SELECT i.Id FROM wf_instances i JOIN wf_definitions d ON d.Id = i.DefinitionVersionId WHERE i.Status = 'Running' AND (d.Version <> 2 OR i.Version <> 2)"),
            "an instance is not on the new version");
        verdict.None(
            database.Column("SELECT SubjectId FROM audit_records WHERE Action = 'workflow.move' GROUP BY SubjectId HAVING count(*) <> 1"),
            "an instance was moved more than once");
        verdict.Must(
            database.Count("SELECT count(*) FROM audit_records WHERE Action = 'workflow.move'") == moved,
            "what moved is not what is on record");
    }

    /// <summary>Some of them are answered: they take the new way to their end, and nothing that they had done is done again.</summary>
    private static async Task GoOnAsync(HostProcess host, UserClient admin, Verdict verdict, CancellationToken stop)
    {
        List<string> tasks;
        using (var database = new ReadOnlyDatabase(host.Database))
        {
            tasks = database.Column(
                $"SELECT substr(StimulusKey, 6) FROM wf_bookmarks WHERE StimulusKey LIKE 'task:%' ORDER BY Id LIMIT {Completed}");
        }

        foreach (var task in tasks)
        {
            var reply = await admin.PostAsync($"/elsa/api/tasks/{task}/complete", "{}", stop);
            verdict.Must(reply.IsOk, $"task {task} could not be completed: {reply.Status}");
        }

        await QuietAsync(host, stop);
        using var ended = new ReadOnlyDatabase(host.Database);
        foreach (var (step, times) in new[] { ("added", Completed), ("ended", Completed), ("begun", Instances), ("ask", Instances), ("wait", Instances) })
        {
            var ran = ended.Count("SELECT count(*) FROM wf_executions e JOIN wf_instances i ON i.Id = e.InstanceId WHERE i.DefinitionId = 'moving' AND e.ActivityId = $step", ("$step", step));
            verdict.Must(ran == times, $"{step} ran {ran} times and not {times}");
        }
    }
}
