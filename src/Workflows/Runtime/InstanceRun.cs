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
    private int grown;

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

    /// <summary>What started it; taken by the activity that it starts at.</summary>
    public StartedBy? Trigger { get; set; }

    /// <summary>The event that started it.</summary>
    public Guid? StartedByEvent { get; set; }

    /// <summary>Something may lie in its post box: its end has to clear that, too.</summary>
    public bool MayHavePost { get; set; }

    public string? CancelReason { get; set; }

    public bool FinishAsked { get; set; }

    public bool IsFinished => Row.Status is WorkflowStatus.Finished;

    /// <summary>It ended with a fault. It keeps what it has, so that the step can be run again; what reaches it meanwhile waits in the inbox.</summary>
    public bool IsFaulted => Row.SubStatus is WorkflowSubStatus.Faulted;

    public IEnumerable<Execution> Faulted => open.Values.Where(e => e.Status is ExecutionStatus.Faulted);

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
        foreach (var answer in state.Inbox ?? []) run.Inbox.Enqueue((answer.Bookmark, answer.Input ?? []));
        foreach (var id in state.Queue ?? []) run.Queue.AddLast(run.open[id]);
        foreach (var bookmark in loaded.Bookmarks)
        {
            run.Bookmarks.Add(bookmark.Id, bookmark);
            if (run.open.TryGetValue(bookmark.ExecutionId, out var waiting)) waiting.Bookmarks++;
        }

        run.Timers.AddRange(loaded.Timers);
        run.Trigger = state.Trigger;
        run.StartedByEvent = state.StartedByEvent;
        run.MayHavePost = loaded.Row.IsPaused || run.Timers.Exists(t => t.BookmarkId is null);
        return run;
    }

    public Execution? FindOpen(Guid executionId) => open.GetValueOrDefault(executionId);

    public Activity ActivityOf(Execution execution) => Definition.Activities[execution.Node.Index];

    public Execution Schedule(Execution? parent, ActivityNode node, DateTimeOffset now, JsonObject? locals = null)
    {
        var execution = new Execution(Ids.New(now), parent, node) { Locals = locals };
        Declare(execution);
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

    /// <summary>Gives the variables that the execution's activity declares their initial values.</summary>
    public static void Declare(Execution execution)
    {
        execution.Variables = null;
        foreach (var variable in execution.Node.Variables)
        {
            (execution.Variables ??= [])[variable.Id] = variable.Initial?.DeepClone();
        }
    }

    /// <summary>It goes on with what is in its queue, in a unit of work of its own.</summary>
    public void GoOnAt(DateTimeOffset due)
    {
        var timer = new TimerRow { Id = Ids.New(due), InstanceId = Row.Id, DueAt = due };
        Timers.Add(timer);
        Changes.AddedTimers.Add(timer);
    }

    public int NextSequence() => sequence++;

    /// <summary>A value of so many bytes is about to be kept. Everything is weighed again only when enough came together.</summary>
    /// <exception cref="ActivityException"><c>state.too_large</c></exception>
    public void Grow(int bytes)
    {
        grown += bytes;
        if (grown < Bounds.ValueBytes) return;

        grown = bytes;
        var kept = open.Values.Sum(e => Weigh(e.Variables) + Weigh(e.Locals) + Weigh(e.Memory)) + Weigh(Output) + Weigh(ActivityOutputs) + Weigh(Input);
        if (kept + bytes > Bounds.StateBytes) throw new ActivityException("state.too_large", $"{kept + bytes} bytes");
    }

    private static int Weigh(JsonObject? kept) => kept is null ? 0 : Bounds.SizeOf(kept);

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
            Trigger = Trigger,
            StartedByEvent = StartedByEvent,
            Queue = Queue.Count > 0 ? [.. Queue.Select(e => e.Id)] : null,
            Inbox = Inbox.Count > 0 ? [.. Inbox.Select(i => new InboxState { Bookmark = i.BookmarkId, Input = i.Input })] : null,
        };
        Save(Root, state.Executions);
        Row.StateSchema = InstanceState.CurrentSchema;
        Row.State = JsonSerializer.Serialize(state, InstanceStateJson.Compact.InstanceState);
        Row.Revision++;

        var changes = Changes;
        Changes = new(Row, isNew: false);
        return changes;
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
            Incidents = execution.Incidents,
            Variables = execution.Variables,
            Locals = execution.Locals,
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
            Incidents = saved.Incidents,
            Variables = saved.Variables,
            Locals = saved.Locals,
            Memory = saved.Memory,
            Outputs = saved.Outputs,
        };
        parent?.Children.Add(execution);
        open.Add(execution.Id, execution);
        if (parent is null) Root = execution;
    }
}
