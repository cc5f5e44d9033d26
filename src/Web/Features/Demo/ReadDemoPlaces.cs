using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Demo.Facts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Demo;

internal static class ReadDemoPlaces
{
    public sealed record Query : IQuery<DemoPlaceIds>;

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<Query, DemoPlaceIds>
    {
        public async Task<DemoPlaceIds> Handle(Query request, CancellationToken cancellationToken) =>
            new(await db.Set<OrgUnit>().AsNoTracking().ToDictionaryAsync(o => o.Code, o => o.Id, cancellationToken));
    }
}
