using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Running;

/// <summary>The oldest import that is not over, or a certain one if it is not.</summary>
internal static class NextImport
{
    private static readonly ImportState[] Unfinished =
        [ImportState.Received, ImportState.Checking, ImportState.Applying, ImportState.Detecting];

    /// <param name="Only">Null: whichever comes first.</param>
    public sealed record Query(Guid? Only) : IQuery<Import?>;

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<Query, Import?>
    {
        public Task<Import?> Handle(Query request, CancellationToken cancellationToken) => db.Set<Import>().AsNoTracking()
            .Where(i => Unfinished.Contains(i.State) && (request.Only == null || i.Id == request.Only))
            .OrderBy(i => i.ReceivedAt).ThenBy(i => i.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
