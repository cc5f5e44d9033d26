using CaseFlow.Workflows.Activities.Composition;

namespace CaseFlow.Workflows.Runtime;

/// <summary>The workflows used as activities that stand around an execution.</summary>
internal static class Composites
{
    /// <summary>The innermost first.</summary>
    public static IEnumerable<Execution> Around(InstanceRun run, Execution execution)
    {
        if (!run.Definition.UsesWorkflows) yield break;
        for (var at = execution.Parent; at is not null; at = at.Parent)
        {
            if (at.Node.Used is not null) yield return at;
        }
    }

    public static Execution? Around(InstanceRun run, Execution execution, Func<WorkflowAsActivity, bool> which) =>
        Around(run, execution).FirstOrDefault(e => which((WorkflowAsActivity)run.ActivityOf(e)));
}
