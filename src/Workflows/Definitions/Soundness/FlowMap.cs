using CaseFlow.Workflows.Activities.Control;

namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>One flowchart: where a token at each of its activities can go.</summary>
internal sealed class FlowMap(Inspection inspection, ActivityNode flowchart)
{
    public Inspection Inspection { get; } = inspection;

    public ActivityNode Flowchart { get; } = flowchart;

    public FlowGraph Graph { get; } = FlowGraph.Read(flowchart);
}
