using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Keys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Security.Audit;

/// <summary>Links the records that were committed since, in the order of their commits.</summary>
/// <remarks>
/// Where one writes at a time the order of positions is the order of commits, and every position below the last one read is decided. A database
/// where many write at once gives positions before the commit: there the records must also carry their transaction's id, be taken only below the
/// oldest transaction still open, and ordered by transaction first.
/// </remarks>
public static class SealAudit
{
    private const int AtOnce = 1000;

    public sealed record Command : ICommand<Answer>;

    /// <param name="Seq">Of the last link.</param>
    /// <param name="More">There was more than fits one transaction.</param>
    public sealed record Answer(long Seq, bool More);

    internal sealed class Handler(CaseFlowDb db, KeyRing ring, TimeProvider time) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var key = ring.Newest(KeyUse.Audit);
            var chain = await db.FindAsync<AuditChain>([AuditChain.TheOnlyId], cancellationToken);
            if (chain is null)
            {
                db.Add(chain = new AuditChain(Ids.New(time)));
            }

            var last = await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(s => s.Seq).FirstOrDefaultAsync(cancellationToken);
            var from = last?.Position ?? 0;
            var records = await db.Set<AuditRecord>().AsNoTracking()
                .Where(r => r.Position > from).OrderBy(r => r.Position).Take(AtOnce).ToListAsync(cancellationToken);

            var previous = last?.Seal ?? AuditSigning.OfBeginning(key, chain.DatabaseId);
            var seq = last?.Seq ?? 0;
            foreach (var record in records)
            {
                var link = new AuditSeal(++seq, record, key, previous);
                db.Add(link);
                previous = link.Seal;
            }

            chain.SealedUpTo(seq);
            return new(seq, records.Count == AtOnce);
        }
    }
}
