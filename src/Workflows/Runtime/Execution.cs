using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>One run of an activity while it is open.</summary>
internal sealed class Execution(Guid id, Execution? parent, ActivityNode node)
{
    public Guid Id { get; } = id;

    public Execution? Parent { get; } = parent;

    public ActivityNode Node { get; } = node;

    public List<Execution> Children { get; } = [];

    /// <summary>False while it stands in the queue for the first time.</summary>
    public bool Started { get; set; }

    public ExecutionStatus Status { get; set; } = ExecutionStatus.Running;

    /// <summary>Its own faults and those of what it scheduled.</summary>
    public int Faults { get; set; }

    /// <summary>How many incidents it has left itself; they are resolved when it completes after all.</summary>
    public int Incidents { get; set; }

    /// <summary>How many bookmarks it waits at.</summary>
    public int Bookmarks { get; set; }

    /// <summary>Values of the variables that its activity declares, by id.</summary>
    public JsonObject? Variables { get; set; }

    /// <summary>Variables that nobody declares, by name: what a loop gives its body, what a script makes up.</summary>
    public JsonObject? Locals { get; set; }

    public JsonObject? Memory { get; set; }

    public JsonObject? Outputs { get; set; }

    /// <summary>Evaluated and converted inputs of this burst, by the inputs' index.</summary>
    public object?[]? Inputs { get; set; }

    public bool IsDone { get; set; }

    /// <summary>Outcomes the activity named; null is an implicit <c>Done</c>.</summary>
    public IReadOnlyList<string>? Outcomes { get; set; }

    /// <summary>Set when it ends the composite around it, with these outcomes.</summary>
    public IReadOnlyList<string>? CompositeOutcomes { get; set; }

    /// <summary>Its row, once this unit of work has one.</summary>
    public ExecutionRow? Row { get; set; }

    /// <summary>The batch of writes that its row stands in.</summary>
    public InstanceChanges? Batch { get; set; }

    public bool IsOpen => Status is ExecutionStatus.Running or ExecutionStatus.Faulted;
}
