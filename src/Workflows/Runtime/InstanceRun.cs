using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>An instance in memory for one unit of work: loaded once, written once a burst.</summary>
internal sealed class InstanceRun
{
    private readonly Dictionary<Guid, Execution> open = [];
    private int sequence;

    private InstanceRun(InstanceRow row, CompiledDefinition definition, bool isNew)
    {
        Row = row;
        Definition = definition;
        Changes = new(row, isNew);
        Root = null!;
    }

    public InstanceRow Row { get; }

    public CompiledDefinition Definition { get; }

    public Execution Root { get; private set; }

    /// <summary>First in, first out: branches advance breadth first.</summary>
    public LinkedList<Execution> Queue { get; } = [];

    public Dictionary<Guid, BookmarkRow> Bookmarks { get; } = [];

    public List<TimerRow> Timers { get; } = [];

    public JsonObject Input { get; private set; } = [];

    public JsonObject Output { get; private set; } = [];

    public JsonObject ActivityOutputs { get; private set; } = [];

    public JsonNode? LastResult { get; set; }

    public InstanceChanges Changes { get; private set; }

    /// <summary>A burst of it is on the stack: what reaches it meanwhile goes into the inbox.</summary>
    public bool IsRunning { get; set; }

    public Queue<(Guid BookmarkId, JsonObject Input)> Inbox { get; } = [];

    public string? CancelReason { get; set; }

    public bool FinishAsked { get; set; }

    public bool FaultAsked { get; set; }

    public bool IsFinished => Row.Status is WorkflowStatus.Finished;

    public static InstanceRun New(InstanceRow row, CompiledDefinition definition, JsonObject input, DateTimeOffset now)
    {
        var run = new InstanceRun(row, definition, isNew: true) { Input = input };
        run.Root = run.Schedule(null, definition.Definition.Workflow, now);
        return run;
    }

    public static InstanceRun Load(LoadedInstance loaded, CompiledDefinition definition)
    {
        var run = new InstanceRun(loaded.Row, definition, isNew: false);
        var state = JsonSerializer.Deserialize(loaded.Row.State, InstanceStateJson.Compact.InstanceState)!;
        if (state.Schema != InstanceState.CurrentSchema) throw new ActivityException("instance.schema_unknown", $"{state.Schema}");

        run.sequence = state.Sequence;
        run.Input = state.Input ?? [];
        run.Output = state.Output ?? [];
        run.ActivityOutputs = state.ActivityOutputs ?? [];
        run.LastResult = state.LastResult;
        foreach (var saved in state.Executions) run.Restore(saved);
        foreach (var id in state.Queue ?? []) run.Queue.AddLast(run.open[id]);
        foreach (var bookmark in loaded.Bookmarks)
        {
            run.Bookmarks.Add(bookmark.Id, bookmark);
            if (run.open.TryGetValue(bookmark.ExecutionId, out var waiting)) waiting.Bookmarks++;
        }

        run.Timers.AddRange(loaded.Timers);
        return run;
    }

    public Execution? FindOpen(Guid executionId) => open.GetValueOrDefault(executionId);

    public Activity ActivityOf(Execution execution) => Definition.Activities[execution.Node.Index];

    public Execution Schedule(Execution? parent, ActivityNode node, DateTimeOffset now)
    {
        var execution = new Execution(Ids.New(now), parent, node);
        foreach (var variable in node.Variables)
        {
            (execution.Variables ??= [])[variable.Id] = Initial(variable)?.DeepClone();
        }

        parent?.Children.Add(execution);
        open.Add(execution.Id, execution);
        Queue.AddLast(execution);
        return execution;
    }

    public void Close(Execution execution, ExecutionStatus status)
    {
        execution.Status = status;
        execution.Parent?.Children.Remove(execution);
        open.Remove(execution.Id);
    }

    public int NextSequence() => sequence++;

    /// <summary>Puts the state into the row; what changed goes to the store, and the next burst starts a new batch.</summary>
    public InstanceChanges Collect()
    {
        var state = new InstanceState
        {
            Sequence = sequence,
            Input = Input.Count > 0 ? Input : null,
            Output = Output.Count > 0 ? Output : null,
            ActivityOutputs = ActivityOutputs.Count > 0 ? ActivityOutputs : null,
            LastResult = LastResult,
            Queue = Queue.Count > 0 ? [.. Queue.Select(e => e.Id)] : null,
        };
        Save(Root, state.Executions);
        Row.StateSchema = InstanceState.CurrentSchema;
        Row.State = JsonSerializer.Serialize(state, InstanceStateJson.Compact.InstanceState);
        Row.Revision++;

        var changes = Changes;
        Changes = new(Row, isNew: false);
        return changes;
    }

    private static JsonNode? Initial(VariableDeclaration variable)
    {
        try
        {
            return Conversion.To(variable.Default, variable);
        }
        catch (ActivityException)
        {
            // A default that does not fit its type is an editor's leftover; the definition's findings name it.
            return null;
        }
    }

    private static void Save(Execution execution, List<ExecutionState> into)
    {
        into.Add(new()
        {
            Id = execution.Id,
            Parent = execution.Parent?.Id,
            Node = execution.Node.NodeId,
            Started = execution.Started,
            Faulted = execution.Status is ExecutionStatus.Faulted,
            Faults = execution.Faults,
            Variables = execution.Variables,
            Memory = execution.Memory,
            Outputs = execution.Outputs,
        });
        foreach (var child in execution.Children) Save(child, into);
    }

    private void Restore(ExecutionState saved)
    {
        var node = Definition.Definition.Find(saved.Node) ?? throw new ActivityException("instance.node_unknown", saved.Node);
        var parent = saved.Parent is { } id ? open[id] : null;
        var execution = new Execution(saved.Id, parent, node)
        {
            Started = saved.Started,
            Status = saved.Faulted ? ExecutionStatus.Faulted : ExecutionStatus.Running,
            Faults = saved.Faults,
            Variables = saved.Variables,
            Memory = saved.Memory,
            Outputs = saved.Outputs,
        };
        parent?.Children.Add(execution);
        open.Add(execution.Id, execution);
        if (parent is null) Root = execution;
    }
}
