using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Detection;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Running;

/// <summary>The import's steps from state to state. An import that was cancelled meanwhile does not move; the answer is its state then.</summary>
internal static class MoveImport
{
    /// <summary>How many bytes have been checked.</summary>
    public sealed record Report(Guid ImportId, long Bytes) : ICommand<ImportState>;

    /// <summary>The file may be applied.</summary>
    public sealed record Pass(Guid ImportId, CheckedFile File) : ICommand<ImportState>;

    public sealed record Refuse(Guid ImportId, DomainException Refusal) : ICommand<ImportState>;

    public sealed record AllApplied(Guid ImportId) : ICommand<ImportState>;

    public sealed record Fail(Guid ImportId) : ICommand<ImportState>;

    internal sealed class Handler(CaseFlowDb db, IMediator mediator, ImportTeller teller, IAuditTrail audit, TimeProvider time) :
        IRequestHandler<Report, ImportState>,
        IRequestHandler<Pass, ImportState>,
        IRequestHandler<Refuse, ImportState>,
        IRequestHandler<AllApplied, ImportState>,
        IRequestHandler<Fail, ImportState>
    {
        public Task<ImportState> Handle(Report request, CancellationToken cancellationToken) =>
            MoveAsync(request.ImportId, null, import => import.CheckedUpTo(request.Bytes), cancellationToken);

        public Task<ImportState> Handle(Pass request, CancellationToken cancellationToken) =>
            MoveAsync(request.ImportId, "import.checked", import => import.Passed(request.File, time.GetUtcNow()), cancellationToken);

        public Task<ImportState> Handle(Refuse request, CancellationToken cancellationToken) =>
            MoveAsync(request.ImportId, "import.refused", import => import.Refuse(request.Refusal, time.GetUtcNow()), cancellationToken);

        public async Task<ImportState> Handle(AllApplied request, CancellationToken cancellationToken)
        {
            var state = await MoveAsync(request.ImportId, "import.applied", import => import.AllApplied(time.GetUtcNow()), cancellationToken);
            await CompleteFeedAsync(await db.Set<Import>().SingleAsync(i => i.Id == request.ImportId, cancellationToken), cancellationToken);
            return state;
        }

        public Task<ImportState> Handle(Fail request, CancellationToken cancellationToken) =>
            MoveAsync(request.ImportId, "import.failed", import => import.Fail(time.GetUtcNow()), cancellationToken);

        /// <summary>From now on silence about the file's periods says something.</summary>
        private async Task CompleteFeedAsync(Import import, CancellationToken stop)
        {
            if (import.State is not ImportState.Detecting || import.Kind is not (ImportKind.Enrolments or ImportKind.MedicalExpenses)) return;

            var touched = db.Set<ImportTouched>().Where(t => t.ImportId == import.Id).Select(t => t.HouseholdId);
            await mediator.Send(
                new CompleteFeeds.Command(
                    import.Kind is ImportKind.Enrolments ? FeedKind.Enrolments : FeedKind.MedicalExpenses,
                    import.Periods.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    await db.Households.Where(h => touched.Contains(h.Id)).Select(h => h.TownshipId).Distinct().ToListAsync(stop)),
                stop);
        }

        private async Task<ImportState> MoveAsync(Guid id, string? action, Action<Import> move, CancellationToken stop)
        {
            var import = await db.Set<Import>().SingleAsync(i => i.Id == id, stop);
            if (import.IsFinished) return import.State;

            move(import);
            if (action is null)
            {
                teller.TellIfDue(import);
                return import.State;
            }

            teller.Tell(import);
            audit.Record(action, "import", import.Id, new { rows = import.Rows, rejected = import.Counts.Rejected, refusal = import.RefusalCode });
            return import.State;
        }
    }
}
