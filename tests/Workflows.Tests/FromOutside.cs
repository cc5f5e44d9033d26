using System.Text.Json.Nodes;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Runtime.Starting;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests;

/// <summary>What the world outside does to instances: time, events, tasks, administrators. Each call is a unit of work of its own.</summary>
internal static class FromOutside
{
    /// <summary>When the earliest timer or start trigger is due.</summary>
    public static Task<DateTimeOffset?> NextDueAsync(this TestHouse house) => house.WorkAsync(async s =>
    {
        var timer = await s.GetRequiredService<DueTimers>().NextDueAsync(default);
        var trigger = await s.GetRequiredService<DueTriggers>().NextDueAsync(default);
        return timer is null || trigger < timer ? trigger : timer;
    });

    /// <summary>Fires the earliest timer or start trigger that is due by now.</summary>
    public static async Task<bool> FireDueAsync(this TestHouse house)
    {
        if (await house.NextDueAsync() is not { } due || due > house.Clock.Now) return false;

        return await house.WorkAsync(async s => await s.GetRequiredService<DueTriggers>().NextDueAsync(default) == due
            && await s.GetRequiredService<DueTriggers>().FireNextAsync(house.Clock.Now, default))
            || await house.WorkAsync(s => s.GetRequiredService<DueTimers>().FireNextAsync(house.Clock.Now, default));
    }

    /// <summary>Lets everything that is due now happen; the clock stands still.</summary>
    public static async Task SettleAsync(this TestHouse house)
    {
        for (var fired = 0; await house.FireDueAsync(); fired++)
        {
            if (fired > 10_000) throw new InvalidOperationException("It never comes to rest.");
        }
    }

    public static async Task PublishEventAsync(
        this TestHouse house, string name, JsonNode? payload = null, string? correlation = null, Guid? instance = null, Guid? operation = null)
    {
        await house.WorkAsync(async s =>
        {
            await s.GetRequiredService<IWorkflowEngine>().PublishEventAsync(
                new(operation ?? Guid.CreateVersion7(), name, payload, correlation, instance), default);
            return 0;
        });
        await house.SettleAsync();
    }

    public static async Task CompleteTaskAsync(this TestHouse house, string taskId, JsonNode? result = null)
    {
        await house.WorkAsync(async s =>
        {
            await s.GetRequiredService<IWorkflowEngine>().CompleteTaskAsync(new(Guid.CreateVersion7(), taskId, result), default);
            return 0;
        });
        await house.SettleAsync();
    }

    public static Task<StartedWorkflow> BeginAsync(this TestHouse house, StartWorkflow request) =>
        house.WorkAsync(s => s.GetRequiredService<IWorkflowEngine>().StartAsync(request, default));

    public static Task<bool> PauseAsync(this TestHouse house, Guid instance) =>
        house.WorkAsync(s => s.GetRequiredService<WorkflowEngine>().PauseAsync(instance, default));

    public static async Task UnpauseAsync(this TestHouse house, Guid instance)
    {
        await house.WorkAsync(s => s.GetRequiredService<WorkflowEngine>().UnpauseAsync(instance, default));
        await house.SettleAsync();
    }

    /// <summary>The id of the oldest open task that an activity of the instance asked for.</summary>
    public static async Task<string> TaskOfAsync(this TestHouse house, Guid instance, string activity)
    {
        var bookmark = (await house.RowsAsync<BookmarkRow>()).Where(b => b.InstanceId == instance && b.ActivityId == activity).MinBy(b => b.Id)!;
        return (string)JsonNode.Parse(bookmark.Payload!)!["taskId"]!;
    }

    public static async Task<List<InstanceRow>> InstancesOfAsync(this TestHouse house, string definition) =>
        [.. (await house.RowsAsync<InstanceRow>()).Where(i => i.DefinitionId == definition).OrderBy(i => i.Id)];
}
