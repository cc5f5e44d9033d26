using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What an activity may do: read its inputs, give outputs, wait, complete, and ask services.</summary>
public sealed class ActivityContext
{
    private const string BreakingFlag = "isBreaking";
    private readonly Burst burst;
    private readonly InstanceRun run;
    private readonly Execution execution;
    private readonly Activity activity;

    internal ActivityContext(Burst burst, InstanceRun run, Execution execution, CancellationToken stop)
    {
        this.burst = burst;
        this.run = run;
        this.execution = execution;
        activity = run.ActivityOf(execution);
        Stop = stop;
    }

    public Guid ExecutionId => execution.Id;

    public Guid InstanceId => run.Row.Id;

    public string? CorrelationId
    {
        get => run.Row.CorrelationId;
        set => run.Row.CorrelationId = value;
    }

    public string? InstanceName
    {
        get => run.Row.Name;
        set => run.Row.Name = value;
    }

    /// <summary>Of the case clock.</summary>
    public DateTimeOffset Now => burst.Now;

    public CancellationToken Stop { get; }

    /// <summary>The activity of the root that the instance starts at; null: where the definition starts.</summary>
    public string? StartsAt => run.Trigger?.Activity;

    /// <summary>What the activity keeps between bursts; small, ids and codes only.</summary>
    public JsonObject Memory => execution.Memory ??= [];

    /// <summary>Children that are scheduled, running, waiting or faulted.</summary>
    public IEnumerable<LiveChild> Children => execution.Children.Select(c => new LiveChild(c.Id, c.Node, c.Started));

    public bool HasChildren => execution.Children.Count > 0;

    /// <summary>A <c>Break</c> inside it reached it: no further turn.</summary>
    public bool IsBreaking => execution.Memory?.Flag(BreakingFlag) == true;

    internal IExpressionScope Scope => new ExecutionScope(run, execution, burst.Scripts, burst.Now);

    /// <summary>Without what this activity itself declares.</summary>
    internal IExpressionScope OuterScope => new ExecutionScope(run, execution.Parent ?? execution, burst.Scripts, Now);

    public T Service<T>()
        where T : notnull => burst.Services.GetRequiredService<T>();

    /// <summary>The input's value, or its default.</summary>
    public T? Get<T>(Input<T> input)
    {
        var values = execution.Inputs ?? throw new InvalidOperationException($"{activity.Type.TypeName} has to ask for its inputs when it goes on.");
        return values[input.Member.Index] is T value ? value : default;
    }

    /// <exception cref="ActivityException"><c>input.missing</c></exception>
    public T Need<T>(Input<T> input)
        where T : class => Get(input) is { } value and not "" ? value : throw new ActivityException("input.missing", input.Name);

    /// <param name="output">Of this activity.</param>
    /// <param name="value">What variables and scripts get.</param>
    /// <param name="recorded">What its record shows instead.</param>
    public void Set<T>(Output<T> output, T value, JsonNode? recorded = null)
    {
        var json = value as JsonNode ?? JsonSerializer.SerializeToNode(value, JsonReading.Compact);
        run.Grow(Bounds.Check(json, output.Name));
        if (output.Recorded) (execution.Outputs ??= [])[output.Name] = (recorded ?? json)?.DeepClone();
        Remember(output.Name, json);
        if (run.Definition.ReadsLastResult && output.Name == "Result") run.LastResult = json?.DeepClone();
        if (output.BoundTo is { } target && !Scopes.SetById(run, execution, target, json)) SetWorkflowOutput(target, json);
    }

    /// <summary>Completes, once this call returns. No outcome means <c>Done</c>.</summary>
    public void Complete(params IReadOnlyList<string> outcomes)
    {
        execution.IsDone = true;
        execution.Outcomes = outcomes.Count > 0 ? outcomes : null;
    }

    /// <summary>Waits at a new bookmark until somebody resumes it.</summary>
    /// <param name="payload">Ids, codes and numbers.</param>
    /// <param name="stimulusKey">What may resume it from outside by name.</param>
    /// <returns>The bookmark's id.</returns>
    public Guid Wait(JsonObject? payload = null, string? stimulusKey = null)
    {
        var bookmark = new BookmarkRow
        {
            Id = Ids.New(Now),
            InstanceId = run.Row.Id,
            ExecutionId = execution.Id,
            ActivityId = execution.Node.Id,
            NodeId = execution.Node.NodeId,
            Name = execution.Node.Type,
            Payload = payload?.ToJsonString(JsonReading.Compact),
            StimulusKey = stimulusKey,
            CreatedAt = Now,
        };
        run.Bookmarks.Add(bookmark.Id, bookmark);
        run.Changes.AddedBookmarks.Add(bookmark);
        execution.Bookmarks++;
        return bookmark.Id;
    }

    /// <summary>Takes its bookmarks back.</summary>
    public void StopWaiting() => Burst.RemoveBookmarks(run, execution);

    /// <summary>Adds to a bookmark's payload what was known only after it was made.</summary>
    public void Describe(Guid bookmarkId, JsonObject payload)
    {
        var bookmark = run.Bookmarks[bookmarkId];
        bookmark.Payload = payload.ToJsonString(JsonReading.Compact);
        if (!run.Changes.AddedBookmarks.Contains(bookmark) && !run.Changes.DescribedBookmarks.Contains(bookmark)) run.Changes.DescribedBookmarks.Add(bookmark);
    }

    /// <summary>Waits until an instant of the case clock.</summary>
    /// <param name="due">One that has passed is due at once.</param>
    /// <param name="payload">Of the bookmark; Elsa's <c>resumeAt</c> unless given.</param>
    public void WaitUntil(DateTimeOffset due, JsonObject? payload = null)
    {
        var bookmark = Wait(payload ?? new() { ["resumeAt"] = due.ToString("O") });
        var timer = new TimerRow { Id = Ids.New(Now), InstanceId = run.Row.Id, BookmarkId = bookmark, DueAt = due };
        run.Timers.Add(timer);
        run.Changes.AddedTimers.Add(timer);
    }

    /// <summary>Whether a connection leaves this activity at the port.</summary>
    public bool IsConnected(string port) => activity.ConnectedPorts.Contains(port);

    /// <summary>Puts a child at the end of the queue.</summary>
    /// <param name="child">One of its children; may be scheduled several times.</param>
    /// <param name="variables">What the child and all inside it can read by name.</param>
    /// <returns>The id of its execution to be.</returns>
    public Guid Schedule(ActivityNode child, JsonObject? variables = null)
    {
        if (variables is not null) run.Grow(Bounds.Check(variables, child.Id));
        return run.Schedule(execution, child, Now, variables).Id;
    }

    /// <summary>Tells the containers around it, up to the innermost loop, to go no further.</summary>
    public void Break()
    {
        for (var at = execution.Parent; at is not null; at = at.Parent)
        {
            var breaking = run.ActivityOf(at).Breaking;
            if (breaking is Breaking.Passes) continue;
            (at.Memory ??= [])[BreakingFlag] = true;
            if (breaking is Breaking.Ends) return;
        }
    }

    /// <summary>Ends the composite around it, usually the workflow, with these outcomes, once this call returns.</summary>
    public void CompleteComposite(IReadOnlyList<string> outcomes)
    {
        execution.IsDone = true;
        execution.CompositeOutcomes = outcomes;
    }

    public ValueTask CancelChildAsync(Guid executionId, string reason) =>
        run.FindOpen(executionId) is { } child && child.Parent == execution ? burst.CancelAsync(run, child, reason, Stop) : default;

    public bool SetVariable(string id, JsonNode? value) => Scopes.SetById(run, execution, id, value);

    /// <returns>False when nobody has a variable of that name.</returns>
    public bool SetVariableByName(string name, JsonNode? value) => Scopes.SetByName(run, execution, name, value);

    public void SetWorkflowOutput(string name, JsonNode? value)
    {
        run.Grow(Bounds.Check(value, name));
        if (Composites.Around(run, execution, c => c.HasOutput(name)) is { } composite) (composite.Variables ??= [])[name] = value?.DeepClone();
        else run.Output[name] = value?.DeepClone();
    }

    /// <summary>A variable that this activity's node declares.</summary>
    internal JsonNode? OwnVariable(string id) => execution.Variables?[id];

    internal void SetOwnVariable(string id, JsonNode? value)
    {
        run.Grow(Bounds.Check(value, id));
        (execution.Variables ??= [])[id] = value?.DeepClone();
    }

    /// <summary>Gives an output that no property stands for.</summary>
    internal void Give(string name, string? boundTo, JsonNode? value)
    {
        (execution.Outputs ??= [])[name] = value?.DeepClone();
        Remember(name, value);
        if (boundTo is not null && !Scopes.SetById(run, execution.Parent ?? execution, boundTo, value)) SetWorkflowOutput(boundTo, value);
    }

    internal void RecordInputs(JsonObject values)
    {
        if (execution.Row is { } row && values.Count > 0) row.ActivityState = values.ToJsonString(JsonReading.Compact);
    }

    private void Remember(string output, JsonNode? value)
    {
        if (!run.Definition.ReadsOutputs) return;
        if (run.ActivityOutputs[execution.Node.Id] is not JsonObject given) run.ActivityOutputs[execution.Node.Id] = given = [];
        given[output] = value?.DeepClone();
    }

    /// <summary>Ends the whole workflow once this call returns.</summary>
    public void FinishWorkflow() => run.FinishAsked = true;

    /// <summary>Starts a child workflow; it advances until it blocks. When it does not end at once and is to be waited for, this
    /// activity waits and is resumed with the child's result.</summary>
    public ValueTask<ChildWorkflow> StartChildAsync(ChildStart child, bool wait) => burst.Engine.StartChildAsync(this, run, child, wait, Stop);

    /// <summary>Starts a child workflow in a unit of work of its own, once this one has committed.</summary>
    public ValueTask<Guid> DispatchChildAsync(ChildStart child) => burst.Engine.DispatchChildAsync(run, child, Stop);

    /// <summary>Cancels the child workflows whose end this activity waits for.</summary>
    public Task CancelAwaitedChildrenAsync(string reason) => burst.Engine.CancelWaitedForAsync(
        run.Row.Id, [.. run.Bookmarks.Values.Where(b => b.ExecutionId == execution.Id).Select(b => b.Id)], reason, Stop);

    /// <summary>Publishes an event, once this burst is written.</summary>
    /// <param name="name">As <c>Elsa.Event</c> names it.</param>
    /// <param name="correlationId">Reaches only instances that have it; null reaches all.</param>
    /// <param name="isLocal">Reaches only this instance.</param>
    /// <param name="payload">Ids, codes and numbers.</param>
    public void Publish(string name, string? correlationId, bool isLocal, JsonNode? payload) =>
        burst.Engine.Publish(new(Guid.Empty, name, payload, correlationId, isLocal ? run.Row.Id : null));

    /// <summary>Whether this activity is what started the instance; only once. Then it has what it would wait for.</summary>
    public bool IsTrigger(out JsonNode? payload)
    {
        payload = run.Trigger?.Payload;
        if (run.Trigger?.Activity != execution.Node.Id || execution.Node.Parent?.Parent?.Parent is not null) return false;

        run.Trigger = null;
        return true;
    }

    /// <summary>An expression with further names that it can read.</summary>
    internal ValueTask<JsonNode?> EvaluateAsync(Expression expression, JsonObject names) => expression.EvaluateAsync(new NamedScope(Scope, names), Stop);

    /// <summary>Evaluates one input now, and records it as the last value: for a condition that is asked before every turn.</summary>
    public async ValueTask<T?> EvaluateAsync<T>(Input<T> input)
    {
        if (input.Expression is null) return input.Member.Facts.Default is T otherwise ? otherwise : default;

        var (json, value) = await EvaluateAsync(input, Scope);
        if (input.Member.Facts.Recorded && execution.Row is { } row)
        {
            row.ActivityState = new JsonObject { [input.Name] = json?.DeepClone() }.ToJsonString(JsonReading.Compact);
        }

        return value is T converted ? converted : default;
    }

    /// <summary>Makes the inputs readable when the activity goes on after an answer or a child; they are evaluated anew.</summary>
    public ValueTask ReadInputsAsync() => execution.Inputs is null ? EvaluateInputsAsync(record: false) : default;

    internal async ValueTask EvaluateInputsAsync(bool record = true)
    {
        var inputs = activity.Inputs;
        if (inputs.Count == 0)
        {
            execution.Inputs = [];
            return;
        }

        var values = execution.Inputs = new object?[inputs.Count];
        IExpressionScope? scope = null;
        JsonObject? recorded = null;
        record &= activity.ConstantState is null;
        foreach (var input in inputs)
        {
            var member = input.Member;
            if (input.Expression is null || !member.Facts.AutoEvaluate)
            {
                values[member.Index] = member.Facts.Default;
                continue;
            }

            if (input.IsConstant)
            {
                values[member.Index] = input.Constant ?? member.Facts.Default;
                if (record && member.Facts.Recorded) (recorded ??= [])[member.Name] = input.ConstantJson?.DeepClone();
                continue;
            }

            var (json, value) = await EvaluateAsync(input, scope ??= Scope);
            values[member.Index] = value ?? member.Facts.Default;
            if (record && member.Facts.Recorded) (recorded ??= [])[member.Name] = json?.DeepClone();
        }

        if (execution.Row is { } row) row.ActivityState = activity.ConstantState ?? recorded?.ToJsonString(JsonReading.Compact) ?? row.ActivityState;
    }

    private async ValueTask<(JsonNode? Json, object? Value)> EvaluateAsync(Input input, IExpressionScope scope)
    {
        try
        {
            var json = await input.Expression!.EvaluateAsync(scope, Stop);
            return (json, Conversion.To(json, input.Member.ValueType));
        }
        catch (ActivityException fault)
        {
            throw new ActivityException("input.failed", $"{input.Name}: {fault.Message}", fault);
        }
    }
}
