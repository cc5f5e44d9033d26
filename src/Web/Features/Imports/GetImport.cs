using AutoMapper;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports;

/// <summary><c>GET /api/imports/{id}</c>.</summary>
public static class GetImport
{
    public sealed record Query(Guid ImportId) : IQuery<ImportSummary>;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/imports/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(id), stop)))
        .RequireAuthorization(Permissions.Import)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(CaseFlowDb db, IMapper mapper, Texts texts, TimeProvider time) : IRequestHandler<Query, ImportSummary>
    {
        public async Task<ImportSummary> Handle(Query request, CancellationToken cancellationToken)
        {
            var import = await db.Set<Import>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
                ?? throw ImportErrors.NotFound(request.ImportId);
            return mapper.ToSummary(import, texts, time.GetUtcNow());
        }
    }
}

internal static class ImportSummaries
{
    public static ImportSummary ToSummary(this IMapper mapper, Import import, Texts texts, DateTimeOffset now) =>
        mapper.Map<ImportSummary>(import, options =>
        {
            options.Items["now"] = now;
            options.Items["texts"] = texts;
        });
}
