namespace CaseFlow.Domain.Tasks;

/// <summary>Somebody who wants to act on a task.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Role">Their role code.</param>
/// <param name="OrganisationId">Where they work.</param>
/// <param name="Supervises">They may hand tasks of what they see to others.</param>
public sealed record Worker(Guid UserId, string Role, Guid OrganisationId, bool Supervises = false);
