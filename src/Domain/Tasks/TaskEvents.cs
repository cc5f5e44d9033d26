using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Tasks;

/// <summary>Somebody has something new to do: opened, handed over, or given back to the group.</summary>
public sealed record TaskAssigned(WorkTask Task, bool Returned) : IDomainEvent;

public sealed record TaskClaimed(Guid TaskId, Guid By) : IDomainEvent;

public sealed record TaskReleased(Guid TaskId, Guid By) : IDomainEvent;

public sealed record TaskCompleted(WorkTask Task, Guid By, string Outcome) : IDomainEvent;

public sealed record TaskWithdrawn(Guid TaskId, string Reason) : IDomainEvent;

/// <summary>Its due date moved while the household was waited for.</summary>
public sealed record TaskExtended(WorkTask Task, DateOnly From, DateOnly To) : IDomainEvent;
