using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

[Activity("Elsa.Start", Category = "Flow", DisplayName = "Start", IsStart = true)]
public sealed class Start : Activity;

/// <summary>Ends the flowchart it stands in; what still waits there is cancelled.</summary>
[Activity("Elsa.End", Category = "Flow", DisplayName = "End", IsTerminal = true)]
public sealed class End : Activity;

/// <summary>Ends the whole workflow; what still waits is cancelled.</summary>
[Activity("Elsa.Finish", Category = "Primitives", DisplayName = "Finish", IsTerminal = true)]
public sealed class Finish : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.FinishWorkflow();
        return default;
    }
}
