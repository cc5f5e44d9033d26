using CaseFlow.Web.Data.UnitOfWork;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Opens a task on a household without a case: a service gap (Yellow), or a question to the expert panel.</summary>
public static class OpenHouseholdTask
{
    /// <param name="Kind"><c>gap.R11</c>: its members are to be enrolled or sign their refusal, 5 working days. <c>R06.confirm</c>: the expert panel says
    /// whether a diagnosis is one of the major diseases; its answer goes to <c>ConfirmDisease</c>.</param>
    /// <param name="PersonIds">Whom it concerns.</param>
    /// <param name="SourceIds">The diagnoses asked about; empty for gaps.</param>
    public sealed record Command(Guid HouseholdId, string Kind, IReadOnlyList<Guid> PersonIds, IReadOnlyList<Guid> SourceIds, DateOnly FoundOn)
        : ICommand<Guid>;
}
