using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime.Starting;

/// <summary>Keeps the start triggers of published versions. Whoever publishes, retracts or deletes calls it in the same unit of work.</summary>
public sealed class TriggerIndex(
    IWorkflowStore store, IStimulusStore stimuli, DefinitionCache definitions, IScriptRunner scripts, ICaseClock clock, IServiceProvider services)
{
    /// <summary>Brings the triggers of a definition in line with its published version; when none is published there are none. A trigger that stays the same
    /// keeps its rhythm.</summary>
    public async Task RefreshAsync(string definitionId, CancellationToken stop)
    {
        var before = (await stimuli.TriggersOfAsync(definitionId, stop)).ToList();
        if (await store.FindPublishedAsync(definitionId, stop) is { } head)
        {
            // A version that was retracted, edited and published again may have been built before.
            var definition = await definitions.BuildAsync((await store.FindDefinitionAsync(head.Id, stop))!, store, stop);
            foreach (var activity in Startable(definition))
            {
                if (await ReadAsync(activity, definition, lastDueAt: null, stop) is not { } trigger) continue;
                var row = RowOf(activity, definition, trigger);
                if (before.Find(b => b.ActivityId == row.ActivityId && b.Type == row.Type && b.Payload == row.Payload) is { } same) row.NextDueAt = same.NextDueAt;
                await stimuli.AddTriggerAsync(row, stop);
            }
        }

        foreach (var row in before) await stimuli.RemoveTriggerAsync(row, stop);
    }

    /// <summary>When a trigger that was due now falls due again.</summary>
    internal async Task<DateTimeOffset?> NextAsync(TriggerRow row, CancellationToken stop)
    {
        var definition = await definitions.GetAsync(row.DefinitionVersionId, store, stop);
        var activity = Startable(definition).FirstOrDefault(a => a.Node.Id == row.ActivityId);
        return activity is null ? null : (await ReadAsync(activity, definition, row.NextDueAt, stop))?.NextDueAt;
    }

    /// <summary>An instance starts at an activity of the root, so only those can be triggers.</summary>
    private static IEnumerable<Activity> Startable(CompiledDefinition definition)
    {
        var root = definition.Definition.Root;
        return root.Children.Prepend(root).Where(CanStart).Select(n => definition.Activities[n.Index]).Where(a => a is IStartTrigger);
    }

    private static bool CanStart(ActivityNode node) =>
        (node.Json["customProperties"] as System.Text.Json.Nodes.JsonObject)?.Flag("canStartWorkflow") == true;

    private async ValueTask<StartTrigger?> ReadAsync(Activity activity, CompiledDefinition definition, DateTimeOffset? lastDueAt, CancellationToken stop)
    {
        try
        {
            return await ((IStartTrigger)activity).ReadAsync(new(definition.Definition, scripts, services, clock.Now, lastDueAt, stop));
        }
        catch (ActivityException)
        {
            // As in Elsa, a trigger that cannot be read starts nothing; the definition's findings name it.
            return null;
        }
    }

    private TriggerRow RowOf(Activity activity, CompiledDefinition definition, StartTrigger trigger) => new()
    {
        Id = Ids.New(clock.Now),
        DefinitionId = definition.DefinitionId,
        DefinitionVersionId = definition.VersionId,
        ActivityId = activity.Node.Id,
        Type = activity.Node.Type,
        StimulusKey = trigger.StimulusKey,
        Payload = trigger.Payload.ToJsonString(JsonReading.Compact),
        NextDueAt = trigger.NextDueAt,
    };
}
