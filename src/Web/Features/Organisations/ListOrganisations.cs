using AutoMapper;
using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Organisations;

/// <summary><c>GET /api/organisations</c>: the county's tree, in the order of codes. No personal data, so everyone signed in may read it.</summary>
public static class ListOrganisations
{
    /// <param name="Q">The beginning of a code or a name.</param>
    public sealed record Query(OrgKind? Kind, Guid? ParentId, string? Q, PageOf Page) : IQuery<Page<OrganisationSummary>>;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/organisations", async (
            OrgKind? kind, Guid? parentId, string? q, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(kind, parentId, q, new(page, pageSize)), stop)))
        .RequireAuthorization(Permissions.SignedIn);

    internal sealed class Handler(CaseFlowDb db, IMapper mapper) : IRequestHandler<Query, Page<OrganisationSummary>>
    {
        public async Task<Page<OrganisationSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var q = request.Q?.Trim() ?? "";
            var found = await request.Page.ReadAsync(
                db.OrgUnits.AsNoTracking()
                    .Where(u => (request.Kind == null || u.Kind == request.Kind) && (request.ParentId == null || u.ParentId == request.ParentId))
                    .Where(u => q == "" || u.Code.StartsWith(q) || u.Name.StartsWith(q) || (u.NameEn != null && u.NameEn.StartsWith(q)))
                    .OrderBy(u => u.Code),
                cancellationToken);
            return new(mapper.Map<List<OrganisationSummary>>(found.Items), found.Total);
        }
    }
}

public sealed record OrganisationSummary(
    Guid Id,
    string Code,
    string Name,
    string? NameEn,
    OrgKind Kind,
    Guid? ParentId,
    InstitutionLevel? Level,
    Ownership? Ownership,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    Guid? PrincipalUserId,
    Guid? DeputyUserId)
{
    internal sealed class OrganisationProfile : Profile
    {
        public OrganisationProfile() => CreateMap<OrgUnit, OrganisationSummary>();
    }
}
