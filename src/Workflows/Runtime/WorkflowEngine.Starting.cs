using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Runtime.Starting;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>How instances come to be.</summary>
public sealed partial class WorkflowEngine
{
    public async Task<StartedWorkflow> StartAsync(StartWorkflow request, CancellationToken stop)
    {
        if (await store.FindOperationAsync(request.OperationId, stop) is { } applied) return new(applied.InstanceId);

        var definition = await definitions.GetAsync(await VersionAsync(request.DefinitionId, request.Version, stop), store, stop);
        if (!await MayStartAsync(definition, request.CorrelationId, stop)) return new(Guid.Empty, CannotStart: true);
        if (request.InstanceId is { } wanted && await LoadAsync(wanted, stop) is not null) throw EngineErrors.InstanceExists(wanted);

        var run = New(definition, new(request.Input, request.CorrelationId)
        {
            Id = request.InstanceId,
            Name = request.Name,
            Trigger = request.TriggerActivityId is { } activity ? new(activity, null) : null,
        });
        await RememberAsync(request.OperationId, "start", run.Row.Id, stop);
        if (request.IsDispatched) await DispatchAsync(run, stop);
        else await AdvanceAsync(run, stop);
        return new(run.Row.Id);
    }

    /// <summary>What a start trigger does. A definition that lets no further instance start lets it pass.</summary>
    internal async Task StartByAsync(TriggerRow trigger, string? correlationId, JsonNode? payload, CancellationToken stop, Guid? byEvent = null)
    {
        var definition = await definitions.GetAsync(trigger.DefinitionVersionId, store, stop);
        if (!await MayStartAsync(definition, correlationId, stop)) return;

        var run = New(definition, new(null, correlationId) { Trigger = new(trigger.ActivityId, payload) });
        run.StartedByEvent = byEvent;
        await DispatchAsync(run, stop);
    }

    private async Task<Guid> VersionAsync(string definitionId, int? version, CancellationToken stop)
    {
        if (version is { } number) return await stimuli.FindVersionAsync(definitionId, number, stop) ?? throw EngineErrors.NotFound(definitionId);

        var head = await store.FindPublishedAsync(definitionId, stop)
            ?? throw (await store.FindLatestAsync(definitionId, stop) is null ? EngineErrors.NotFound(definitionId) : EngineErrors.NotPublished(definitionId));
        return head.Id;
    }

    private ValueTask<bool> MayStartAsync(CompiledDefinition definition, string? correlationId, CancellationToken stop) =>
        definition.Activation.AllowsAsync(definition.DefinitionId, correlationId, stimuli, loaded.Values.Select(r => r.Row), stop);

    private InstanceRun New(CompiledDefinition definition, NewInstance asked)
    {
        if (asked.Input is not null && Bounds.SizeOf(asked.Input) > Bounds.InputBytes) throw EngineErrors.InputTooLarge(definition.DefinitionId);
        var now = clock.Now;
        var id = asked.Id ?? Ids.New(now);
        var row = new InstanceRow
        {
            Id = id,
            DefinitionId = definition.DefinitionId,
            DefinitionVersionId = definition.VersionId,
            Version = definition.Version,
            ParentInstanceId = asked.Parent?.Id,
            ParentBookmarkId = asked.ParentBookmarkId,
            RootInstanceId = asked.Parent?.RootInstanceId ?? id,
            CorrelationId = asked.CorrelationId,
            Name = asked.Name,
            Status = WorkflowStatus.Running,
            SubStatus = WorkflowSubStatus.Executing,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var run = InstanceRun.New(row, definition, (JsonObject?)asked.Input?.DeepClone() ?? [], now);
        run.Trigger = asked.Trigger;
        loaded.Add(id, run);
        return run;
    }

    /// <summary>Writes a new instance that starts in a unit of work of its own once this one has committed: a timer is what lasts until then.</summary>
    private async Task DispatchAsync(InstanceRun run, CancellationToken stop)
    {
        run.Row.SubStatus = WorkflowSubStatus.Pending;
        run.GoOnAt(clock.Now);
        await store.WriteAsync(run.Collect(), stop);
    }

    private sealed record NewInstance(JsonObject? Input, string? CorrelationId)
    {
        public Guid? Id { get; init; }

        public string? Name { get; init; }

        public InstanceRow? Parent { get; init; }

        /// <summary>The parent's bookmark that waits for it.</summary>
        public Guid? ParentBookmarkId { get; init; }

        public StartedBy? Trigger { get; init; }
    }
}
