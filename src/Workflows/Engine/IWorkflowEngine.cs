using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Engine;

/// <summary>The port an engine stands behind: our embedded runtime, or Elsa itself. Each call carries an operation id and is idempotent by
/// it. No caller may count on the engine having moved when a call returns: what comes next is read from tasks.</summary>
public interface IWorkflowEngine
{
    /// <summary>Starts the published version of a definition; it advances until it blocks.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>definition.not_found</c>, <c>definition.not_published</c></exception>
    Task<StartedWorkflow> StartAsync(StartWorkflow request, CancellationToken stop);

    /// <summary>Gives a waiting bookmark its answer. A bookmark that is gone already changes nothing.</summary>
    Task ResumeAsync(ResumeWorkflow request, CancellationToken stop);

    /// <summary>Runs failed steps again, each from its own start; what ran beside them stays. Works also where the fault had ended the instance.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>instance.not_found</c>, <c>instance.nothing_to_retry</c></exception>
    Task RetryAsync(RetryWorkflow request, CancellationToken stop);

    /// <summary>Ends an instance and its children; open bookmarks and timers go, activities that wait are told to cancel.</summary>
    Task CancelAsync(CancelWorkflow request, CancellationToken stop);
}

/// <param name="OperationId">The same id never starts twice.</param>
/// <param name="DefinitionId">For example <c>household-case</c>.</param>
/// <param name="Input">Ids, codes and numbers only.</param>
/// <param name="CorrelationId">The subject's id, usually the case's.</param>
/// <param name="Name">What the instance is called until it names itself.</param>
public sealed record StartWorkflow(
    Guid OperationId, string DefinitionId, JsonObject? Input = null, string? CorrelationId = null, string? Name = null);

public sealed record StartedWorkflow(Guid InstanceId);

/// <param name="OperationId">The same id never resumes twice.</param>
/// <param name="BookmarkId">As handed to the activity that waits.</param>
/// <param name="Input">What the waiting activity receives: ids, codes and numbers only.</param>
public sealed record ResumeWorkflow(Guid OperationId, Guid BookmarkId, JsonObject? Input = null);

/// <param name="OperationId">The same id never retries twice.</param>
/// <param name="InstanceId">An instance with incidents.</param>
/// <param name="ExecutionId">The failed execution; null: all that failed.</param>
public sealed record RetryWorkflow(Guid OperationId, Guid InstanceId, Guid? ExecutionId = null);

public sealed record CancelWorkflow(Guid OperationId, Guid InstanceId, string Reason);
