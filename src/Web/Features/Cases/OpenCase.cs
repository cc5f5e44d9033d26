using CaseFlow.Domain.Detection;
using CaseFlow.Web.Data.UnitOfWork;

namespace CaseFlow.Web.Features.Cases;

/// <summary>Brings a Red or Orange signal to the household's case: the open one absorbs it and takes the higher severity; one closed within twelve
/// months is reopened; else a new one opens.</summary>
public static class OpenCase
{
    /// <param name="SignalId">Of the <see cref="RiskSignal"/>, which is in the same unit of work and not yet saved.</param>
    public sealed record Command(Guid HouseholdId, Severity Severity, Guid SignalId, DateOnly FoundOn) : ICommand<Answer>;

    /// <param name="Absorbed">The case was open already.</param>
    public sealed record Answer(Guid CaseId, bool Absorbed);
}
