using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Workflows.Engine;

namespace CaseFlow.Web.Features.Cases;

/// <summary>Starts, restarts and ends the workflow of a case. What comes next is read from tasks.</summary>
public sealed class CaseRuns(IWorkflowEngine engine)
{
    /// <summary>The definition that a case runs by.</summary>
    internal const string Definition = "household-case";

    public async Task StartAsync(Case file, CancellationToken stop)
    {
        var started = await engine.StartAsync(
            new(
                DerivedId.Of(Definition, file.Id, file.Cycle),
                Definition,
                new JsonObject { ["caseId"] = file.Id.ToString(), ["cycle"] = file.Cycle },
                file.Id.ToString()),
            stop);
        file.RunBy(started.InstanceId);
    }

    /// <summary>A closed case is reopened from outside its workflow, which may still be waiting for a return visit.</summary>
    public async Task RestartAsync(Case file, CancellationToken stop)
    {
        await EndAsync(file, "case.reopened", stop);
        await StartAsync(file, stop);
    }

    public async Task EndAsync(Case file, string reason, CancellationToken stop)
    {
        if (file.InstanceId is { } running)
        {
            await engine.CancelAsync(new(DerivedId.Of("cancel." + reason, file.Id, file.Cycle), running, reason), stop);
        }
    }
}
