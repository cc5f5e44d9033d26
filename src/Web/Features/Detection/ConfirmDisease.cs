using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Tasks.Rules;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Detection;

/// <summary>The expert panel's answer on diagnoses whose code maps to a major disease only by judgement. Confirmed ones fire R06 at once.</summary>
public static class ConfirmDisease
{
    /// <summary>Why the panel's hospital sees a household while it is asked.</summary>
    public const string ScopeReason = "confirmation";

    public sealed record Command(Guid HouseholdId, IReadOnlyList<Guid> DiagnosisIds, bool IsMajor) : ICommand<Unit>;

    internal sealed class Handler(CaseFlowDb db, IMediator mediator, IAuditTrail audit) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            foreach (var diagnosis in await db.Diagnoses.Where(d => request.DiagnosisIds.Contains(d.Id)).ToListAsync(cancellationToken))
            {
                diagnosis.Confirm(request.IsMajor);
                audit.Record("diagnosis.confirm", "household", diagnosis.HouseholdId, new { diagnosisId = diagnosis.Id, request.IsMajor });
            }

            db.RemoveRange(await db.ScopeRows
                .Where(r => r.SubjectType == ScopeSubjects.Household && r.SubjectId == request.HouseholdId && r.Reason == ScopeReason)
                .ToListAsync(cancellationToken));
            await mediator.Send(new EvaluateHouseholds.Command([request.HouseholdId]), cancellationToken);
            return Unit.Value;
        }
    }

    internal sealed class Rule(IMediator mediator) : ITaskRule
    {
        public string Kind => "R06.confirm";

        public Task ApplyAsync(TaskDone done, CancellationToken stop) => mediator.Send(
            new Command(
                done.Task.SubjectId,
                [.. (done.Task.ParameterValues()["sourceIds"] as JsonArray ?? []).Select(id => Guid.Parse(id!.GetValue<string>()))],
                done.Outcome == "confirmed"),
            stop);
    }
}
