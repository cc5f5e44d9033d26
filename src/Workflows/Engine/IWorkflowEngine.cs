using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Engine;

/// <summary>The port an engine stands behind: our embedded runtime, or Elsa itself. Each call carries an operation id and is idempotent by
/// it. No caller may count on the engine having moved when a call returns: what comes next is read from tasks.</summary>
public interface IWorkflowEngine
{
    /// <summary>Starts the published version of a definition, or the version named; it advances until it blocks. The definition's activation strategy may
    /// refuse: then nothing is started, and the answer says so.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>definition.not_found</c>, <c>definition.not_published</c>, <c>instance.exists</c></exception>
    Task<StartedWorkflow> StartAsync(StartWorkflow request, CancellationToken stop);

    /// <summary>Gives a waiting bookmark its answer. A bookmark that is gone already changes nothing.</summary>
    Task ResumeAsync(ResumeWorkflow request, CancellationToken stop);

    /// <summary>Runs failed steps again, each from its own start; what ran beside them stays. Works also where the fault had ended the instance.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>instance.not_found</c>, <c>instance.nothing_to_retry</c></exception>
    Task RetryAsync(RetryWorkflow request, CancellationToken stop);

    /// <summary>Ends an instance and its children; open bookmarks and timers go, activities that wait are told to cancel.</summary>
    Task CancelAsync(CancelWorkflow request, CancellationToken stop);

    /// <summary>Starts the definitions that an event starts and resumes the instances that wait for it. An event that nobody waits for is kept for a while
    /// and given to the first who waits for it later.</summary>
    Task PublishEventAsync(PublishWorkflowEvent request, CancellationToken stop);

    /// <summary>Completes a task that <c>Elsa.RunTask</c> asked for. An unknown id, or one that is complete already, changes nothing.</summary>
    Task CompleteTaskAsync(CompleteWorkflowTask request, CancellationToken stop);
}

/// <param name="OperationId">The same id never starts twice.</param>
/// <param name="DefinitionId">For example <c>household-case</c>.</param>
/// <param name="Input">Ids, codes and numbers only.</param>
/// <param name="CorrelationId">The subject's id, usually the case's.</param>
/// <param name="Name">What the instance is called until it names itself.</param>
public sealed record StartWorkflow(
    Guid OperationId, string DefinitionId, JsonObject? Input = null, string? CorrelationId = null, string? Name = null)
{
    /// <summary>The id that the instance is to have; null: a new one.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The activity to start at, as if it had triggered the instance; null: where the definition starts.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>Of the definition; null: the published one.</summary>
    public int? Version { get; init; }

    /// <summary>Starts in a unit of work of its own, after this one has committed.</summary>
    public bool IsDispatched { get; init; }
}

/// <param name="InstanceId">Empty when it was not started.</param>
/// <param name="CannotStart">The definition's activation strategy refused.</param>
public sealed record StartedWorkflow(Guid InstanceId, bool CannotStart = false);

/// <param name="OperationId">The same id never resumes twice.</param>
/// <param name="BookmarkId">As handed to the activity that waits.</param>
/// <param name="Input">What the waiting activity receives: ids, codes and numbers only.</param>
public sealed record ResumeWorkflow(Guid OperationId, Guid BookmarkId, JsonObject? Input = null);

/// <param name="OperationId">The same id never retries twice.</param>
/// <param name="InstanceId">An instance with incidents.</param>
/// <param name="ExecutionId">The failed execution; null: all that failed.</param>
public sealed record RetryWorkflow(Guid OperationId, Guid InstanceId, Guid? ExecutionId = null);

public sealed record CancelWorkflow(Guid OperationId, Guid InstanceId, string Reason);

/// <param name="OperationId">The same id never publishes twice.</param>
/// <param name="Name">As <c>Elsa.Event</c> names it; upper and lower case differ.</param>
/// <param name="Payload">Ids, codes and numbers only; null: an empty object.</param>
/// <param name="CorrelationId">Reaches only instances that have it, and is what those it starts get; null reaches all.</param>
/// <param name="InstanceId">Reaches only this instance, and starts none.</param>
public sealed record PublishWorkflowEvent(
    Guid OperationId, string Name, JsonNode? Payload = null, string? CorrelationId = null, Guid? InstanceId = null);

/// <param name="OperationId">The same id never completes twice.</param>
/// <param name="TaskId">As in the bookmark's payload.</param>
/// <param name="Result">Ids, codes and numbers only.</param>
public sealed record CompleteWorkflowTask(Guid OperationId, string TaskId, JsonNode? Result = null);
