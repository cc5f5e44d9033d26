using AutoMapper;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Rejections;

/// <summary><c>GET /api/imports/{id}/rejections</c>: where and why, never what the row said.</summary>
public static class ListRejections
{
    public sealed record Query(Guid ImportId, PageOf Page) : IQuery<Page<Rejection>>;

    /// <param name="Row">The first row behind the header is 1; 0: no single row.</param>
    /// <param name="Line">The header's line is 1.</param>
    /// <param name="Field">Name of the column; empty where the row as a whole is wrong.</param>
    /// <param name="Warning">The row was applied all the same.</param>
    /// <param name="Message">In the reader's language.</param>
    public sealed record Rejection(
        Guid Id, long Row, long Line, string Field, string Code, IReadOnlyDictionary<string, object?> Params, bool Warning, string Message);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/imports/{id:guid}/rejections", async (Guid id, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(id, new(page, pageSize)), stop)))
        .RequireAuthorization(Permissions.Import)
        .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Without the sealed row: a list of reasons opens nothing.</summary>
    internal sealed record Stored(Guid Id, long Row, long Line, string Field, string Code, string Params, bool IsWarning);

    internal sealed class Handler(CaseFlowDb db, IMapper mapper, Texts texts) : IRequestHandler<Query, Page<Rejection>>
    {
        public async Task<Page<Rejection>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.Set<Import>().AnyAsync(i => i.Id == request.ImportId, cancellationToken)) throw ImportErrors.NotFound(request.ImportId);

            var stored = db.Set<ImportRejection>().AsNoTracking().Where(r => r.ImportId == request.ImportId)
                .OrderBy(r => r.Row).ThenBy(r => r.Id)
                .Select(r => new Stored(r.Id, r.Row, r.Line, r.Field, r.Code, r.Params, r.IsWarning));
            var found = await request.Page.ReadAsync(stored, cancellationToken);
            return new([.. found.Items.Select(r => mapper.Map<Rejection>(r, o => o.Items["texts"] = texts))], found.Total);
        }
    }

    internal sealed class RejectionProfile : Profile
    {
        public RejectionProfile() => CreateMap<Stored, Rejection>()
            .ForCtorParam(nameof(Rejection.Params), to => to.MapFrom(r => StoredParams.Read(r.Params)))
            .ForCtorParam(nameof(Rejection.Warning), to => to.MapFrom(r => r.IsWarning))
            .ForCtorParam(nameof(Rejection.Message), to => to.MapFrom((r, context) =>
                RejectionMessage.Of((Texts)context.Items["texts"], r.Field, r.Code, StoredParams.Read(r.Params))));
    }
}

internal static class RejectionMessage
{
    /// <summary>The domain's sentences name the field by a parameter of its own.</summary>
    public static string Of(Texts texts, string field, string code, IReadOnlyDictionary<string, object?> parameters) =>
        texts.Say(code, new Dictionary<string, object?>(parameters) { ["field"] = field });
}
