using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Features.Imports.Rows;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Running;

/// <summary>One batch of rows: the facts, the rejected rows, the place reached and the audit record commit together or not at all.</summary>
internal static class ApplyBatch
{
    /// <param name="Contradicts">An earlier row of the file has its key and says something else.</param>
    public sealed record Sent(ImportRow Row, bool Contradicts);

    /// <param name="ImportId">Of the import.</param>
    /// <param name="From">Before the first row; a batch that does not begin where the last one ended changes nothing.</param>
    /// <param name="To">Behind the last row.</param>
    /// <param name="Rows">At least one.</param>
    /// <param name="Watch">Learns when the batch's turn began.</param>
    public sealed record Command(Guid ImportId, FilePosition From, FilePosition To, IReadOnlyList<Sent> Rows, BatchWatch Watch) : ICommand<ImportState>;

    internal sealed class Handler(
        CaseFlowDb db, IEnumerable<IRowApplier> appliers, ImportTeller teller, IAuditTrail audit, ICaseClock clock, TimeProvider time)
        : IRequestHandler<Command, ImportState>
    {
        public async Task<ImportState> Handle(Command request, CancellationToken cancellationToken)
        {
            request.Watch.Begin();
            var import = await db.Set<Import>().SingleAsync(i => i.Id == request.ImportId, cancellationToken);
            if (import.State is not ImportState.Applying || import.RowsDone != request.From.Rows - 1) return import.State;

            var batch = await ApplyAsync(import, request.Rows, cancellationToken);
            db.AddRange(batch.Rejections);
            import.Applied(request.To, batch.Counts, batch.Periods, await RememberAsync(import.Id, batch.Touched, cancellationToken));
            Record(import, request, batch.Counts);
            teller.TellIfDue(import);
            return import.State;
        }

        private async Task<Batch> ApplyAsync(Import import, IReadOnlyList<Sent> rows, CancellationToken stop)
        {
            var batch = new Batch(import, clock.Today, time.GetUtcNow());
            foreach (var sent in rows.Where(r => r.Contradicts))
            {
                batch.Reject(sent.Row, RowErrors.Repeated(import.Kind, batch.Columns.Keys[^1]));
            }

            var applier = appliers.Single(a => a.Kind == import.Kind);
            await applier.ApplyAsync(batch, [.. rows.Where(r => !r.Contradicts).Select(r => r.Row)], stop);
            return batch;
        }

        /// <returns>How many of them this import had not touched before.</returns>
        private async Task<int> RememberAsync(Guid importId, IReadOnlySet<Guid> touched, CancellationToken stop)
        {
            var known = await db.Set<ImportTouched>().Where(t => t.ImportId == importId && touched.Contains(t.HouseholdId))
                .Select(t => t.HouseholdId).ToListAsync(stop);
            var added = touched.Except(known).Select(household => new ImportTouched(importId, household)).ToList();
            db.AddRange(added);
            return added.Count;
        }

        private void Record(Import import, Command request, ImportCounts counts) => audit.Record("import.batch", "import", import.Id, new
        {
            fromRow = request.From.Rows,
            toRow = request.To.Rows - 1,
            created = counts.Created,
            updated = counts.Updated,
            unchanged = counts.Unchanged,
            rejected = counts.Rejected,
            sha256 = import.Sha256,
        });
    }
}
