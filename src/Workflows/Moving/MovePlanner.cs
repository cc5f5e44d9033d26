using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Moving;

/// <summary>Works out how one instance moves. Bookmarks, timers and executions keep their ids, so that whoever waits for it, such as a work task
/// with its assignee, answers and deadline, knows nothing of the move. Nothing is run.</summary>
/// <param name="from">The version it is on.</param>
/// <param name="to">Where it is to go.</param>
/// <param name="said">See <see cref="MoveMapping"/>.</param>
/// <param name="finished">Activities that completed, each with the execution that had scheduled it.</param>
internal sealed class MovePlanner(
    CompiledDefinition from, CompiledDefinition to, IReadOnlyDictionary<string, string> said, IReadOnlySet<(Guid Container, string ActivityId)> finished, DateTimeOffset now)
{
    private readonly MoveMapping mapping = new(to.Definition, said);
    private readonly List<MoveObstacle> obstacles = [];
    private readonly Dictionary<Guid, Place> places = [];

    /// <returns>The plan, and the state as it will be: of use when the plan is possible.</returns>
    public (MovePlan Plan, InstanceState State) Plan(LoadedInstance loaded)
    {
        var state = JsonSerializer.Deserialize(loaded.Row.State, InstanceStateJson.Compact.InstanceState)!;
        var waiting = loaded.Bookmarks.Select(b => b.ExecutionId).ToHashSet();
        if (loaded.Row is { Status: WorkflowStatus.Finished, SubStatus: not WorkflowSubStatus.Faulted }) Refuse(Obstacles.Finished, from.Definition.Workflow);

        foreach (var saved in state.Executions) FindPlace(saved);
        foreach (var saved in state.Executions) Check(saved, waiting.Contains(saved.Id));
        if (obstacles.Count == 0)
        {
            foreach (var saved in state.Executions.ToArray()) Move(saved, state);
        }

        var steps = state.Executions.Where(e => places.ContainsKey(e.Id)).Select(e => Step(e, waiting)).ToList();
        if (obstacles.Count == 0) Rename(state);
        return (new(loaded.Row.Id, from.Version, to.Version, steps, obstacles), state);
    }

    /// <summary>The open executions that stand at another node, or under another name, than before.</summary>
    public IEnumerable<(Guid ExecutionId, ActivityNode To)> Renamed =>
        places.Where(p => p.Value.To is { } target && (target.NodeId != p.Value.From.NodeId || target.Name != p.Value.From.Name)).Select(p => (p.Key, p.Value.To!));

    private void FindPlace(ExecutionState saved)
    {
        var node = from.Definition.Find(saved.Node) ?? throw new ActivityException("instance.node_unknown", saved.Node);
        places.Add(saved.Id, new(saved, node, mapping.TargetOf(node)));
    }

    private void Check(ExecutionState saved, bool isWaiting)
    {
        var (_, node, target) = places[saved.Id];
        if (target is null)
        {
            Refuse(Obstacles.ActivityGone, node, said.GetValueOrDefault(node.NodeId) ?? said.GetValueOrDefault(node.Id) ?? "");
            return;
        }

        if (target.Type != node.Type || target.Version != node.Version) Refuse(Obstacles.TypeOther, node, $"{target.Type} {target.Version}");
        var parent = saved.Parent is { } id ? places[id] : null;
        if (parent is { To: { } container } && (target.Parent != container || PlaceIn(target.Port) != PlaceIn(node.Port))) Refuse(Obstacles.ContainerOther, node, target.NodeId);
        if (places.Values.TakeWhile(p => p.Saved != saved).Any(p => p.Saved.Parent == saved.Parent && p.To == target && p.From != node)) Refuse(Obstacles.TargetTaken, node, target.Id);
        if (!isWaiting || to.Activities[target.Index].Ports is not { } ports) return;

        foreach (var gone in from.Activities[node.Index].ConnectedPorts.Except(ports)) Refuse(Obstacles.OutcomeGone, node, gone);
    }

    private void Move(ExecutionState saved, InstanceState state)
    {
        var (_, node, target) = places[saved.Id];
        saved.Variables = Variables(saved, node, target!);
        saved.Node = target!.NodeId;
        var children = places.Where(p => p.Value.Saved.Parent == saved.Id).Select(p => new MovingChild(p.Key, p.Value.From, p.Value.To)).ToList();
        if (children.Count == 0 && saved.Memory is null) return;

        var memory = saved.Memory ?? [];
        to.Activities[target.Index].Move(new(
            from.Activities[node.Index],
            memory,
            children,
            mapping.TargetOf,
            child => finished.Contains((saved.Id, child.Id)),
            (code, subject) => Refuse(code, node, subject),
            child => Schedule(state, saved.Id, child)));
        saved.Memory = memory.Count > 0 ? memory : null;
    }

    private void Schedule(InstanceState state, Guid parent, ActivityNode child)
    {
        var execution = new ExecutionState { Id = Ids.New(now), Parent = parent, Node = child.NodeId };
        foreach (var variable in child.Variables) (execution.Variables ??= [])[variable.Id] = variable.Initial?.DeepClone();
        state.Executions.Add(execution);
        (state.Queue ??= []).Add(execution.Id);
    }

    /// <summary>Values stay with their variable by its id, else by its name; new variables begin with their default.</summary>
    private JsonObject? Variables(ExecutionState saved, ActivityNode node, ActivityNode target)
    {
        JsonObject? moved = null;
        foreach (var variable in target.Variables)
        {
            var before = node.Variables.FirstOrDefault(v => v.Id == variable.Id) ?? node.Variables.FirstOrDefault(v => v.Name == variable.Name);
            try
            {
                (moved ??= [])[variable.Id] = before is null
                    ? variable.Initial?.DeepClone()
                    : Conversion.To(saved.Variables?[before.Id], variable)?.DeepClone();
            }
            catch (ActivityException)
            {
                Refuse(Obstacles.VariableType, node, $"{variable.Name}: {variable.TypeName}");
            }
        }

        return moved;
    }

    /// <summary>What else names activities.</summary>
    private void Rename(InstanceState state)
    {
        if (state.Trigger is { } trigger && NodeOf(trigger.Activity) is { } start) state.Trigger = trigger with { Activity = start.Id };
        if (state.ActivityOutputs is not { } outputs) return;

        state.ActivityOutputs = [];
        foreach (var (id, given) in outputs) state.ActivityOutputs[NodeOf(id)?.Id ?? id] = given?.DeepClone();
    }

    private ActivityNode? NodeOf(string activityId) => from.Definition.Nodes.FirstOrDefault(n => n.Id == activityId) is { } node ? mapping.TargetOf(node) : null;

    private StepMove Step(ExecutionState saved, HashSet<Guid> waiting)
    {
        var (_, node, target) = places[saved.Id];
        return new(saved.Id, node.Id, node.Name, node.Type, node.NodeId, target?.NodeId, waiting.Contains(saved.Id));
    }

    private void Refuse(string code, ActivityNode node, string subject = "") => obstacles.Add(new(code, node.Id, subject));

    /// <summary>Which activity of a list it is, is the list's own affair.</summary>
    private static string PlaceIn(string port) => port.Split('/')[0];

    private sealed record Place(ExecutionState Saved, ActivityNode From, ActivityNode? To);
}
