using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.FirstRun;

/// <summary>How far the first run has come; null before it began.</summary>
internal static class ReadFirstRun
{
    public sealed record Query : IQuery<FirstRunState?>;

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<Query, FirstRunState?>
    {
        public Task<FirstRunState?> Handle(Query request, CancellationToken cancellationToken) =>
            db.Set<FirstRunState>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }
}
