using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Security.Audit;

/// <summary>How far the chain reaches, and whether there is something to link.</summary>
internal static class AuditTail
{
    /// <param name="Anchored">The number whose seal is asked for as well.</param>
    public sealed record Query(long? Anchored) : IQuery<Answer>;

    /// <param name="DatabaseId">Null before the first sealing.</param>
    /// <param name="Seq">0: nothing is sealed yet.</param>
    /// <param name="Seal">Of <paramref name="Seq"/>.</param>
    /// <param name="AnchoredSeal">What the database has at the number asked for.</param>
    /// <param name="Pending">There are records after the last link.</param>
    public sealed record Answer(Guid? DatabaseId, long Seq, byte[] Seal, byte[]? AnchoredSeal, bool Pending);

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var chain = await db.Set<AuditChain>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            var seals = db.Set<AuditSeal>().AsNoTracking();
            var last = await seals.OrderByDescending(s => s.Seq).FirstOrDefaultAsync(cancellationToken);
            var anchored = request.Anchored == last?.Seq
                ? last?.Seal
                : await seals.Where(s => s.Seq == request.Anchored).Select(s => s.Seal).SingleOrDefaultAsync(cancellationToken);
            var from = last?.Position ?? 0;
            var pending = await db.Set<AuditRecord>().AnyAsync(r => r.Position > from, cancellationToken);
            return new(chain?.DatabaseId, last?.Seq ?? 0, last?.Seal ?? [], anchored, pending);
        }
    }
}
