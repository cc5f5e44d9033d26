using CaseFlow.Domain.Cases;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Detection;

/// <summary>A case that ends as rejected or duplicate has judged what it saw, or the next night would raise the same signal again. (Accepting and
/// closing stamp on the case's side.)</summary>
internal sealed class SettleFacts(CaseFlowDb db) : INotificationHandler<Happened<CaseStageChanged>>
{
    public async Task Handle(Happened<CaseStageChanged> notification, CancellationToken cancellationToken)
    {
        var (ended, _, to) = notification.Event;
        if (to is not (CaseStage.Rejected or CaseStage.Duplicate))
        {
            return;
        }

        foreach (var claim in await db.MedicalExpenses.Where(e => e.HouseholdId == ended.HouseholdId && e.JudgedInCaseId == null)
            .ToListAsync(cancellationToken))
        {
            claim.Judge(ended.Id);
        }

        foreach (var entry in await db.MonitoringEntries.Where(e => e.HouseholdId == ended.HouseholdId && e.RiskEliminatedOn == null)
            .ToListAsync(cancellationToken))
        {
            entry.Decline(ended.Id);
        }
    }
}
