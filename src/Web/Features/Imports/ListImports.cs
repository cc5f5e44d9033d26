using AutoMapper;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports;

/// <summary><c>GET /api/imports</c>: those of the caller's organisation, newest first.</summary>
public static class ListImports
{
    public sealed record Query(PageOf Page) : IQuery<Page<ImportSummary>>;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/imports", async (int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(new(page, pageSize)), stop)))
        .RequireAuthorization(Permissions.Import);

    internal sealed class Handler(CaseFlowDb db, IMapper mapper, Texts texts, TimeProvider time) : IRequestHandler<Query, Page<ImportSummary>>
    {
        public async Task<Page<ImportSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var imports = db.Set<Import>().AsNoTracking().OrderByDescending(i => i.ReceivedAt).ThenByDescending(i => i.Id);
            var found = await request.Page.ReadAsync(imports, cancellationToken);
            var now = time.GetUtcNow();
            return new([.. found.Items.Select(i => mapper.ToSummary(i, texts, now))], found.Total);
        }
    }
}
