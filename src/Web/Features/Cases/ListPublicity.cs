using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.PersonalData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Cases;

/// <summary>The public list that a village hangs out: masked head, village and proposed type; no ID number, phone, bank account or health (P1).</summary>
public static class ListPublicity
{
    public sealed record Query(int? Page = null, int? PageSize = null) : IQuery<Page<PublicItem>>;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/publicity", async (int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(page, pageSize), stop)))
        .RequireAuthorization(Permissions.ReadFiles);

    internal sealed class Handler(CaseFlowDb db, ICaseClock clock) : IRequestHandler<Query, Page<PublicItem>>
    {
        public async Task<Page<PublicItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today;
            var shown = await new PageOf(request.Page, request.PageSize).ReadAsync(
                db.Set<Publicity>().AsNoTracking().Where(p => p.ClosedOn == null && p.ClosesOn > today).OrderBy(p => p.ClosesOn).ThenBy(p => p.Id),
                cancellationToken);
            var ids = shown.Items.Select(p => p.HouseholdId).ToList();
            var households = await db.Set<Household>().AsNoTracking().Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancellationToken);
            var headIds = households.Values.Select(h => h.HeadPersonId).OfType<Guid>().ToList();
            var heads = await db.Set<Person>().AsNoTracking().Where(p => headIds.Contains(p.Id)).ToDictionaryAsync(p => p.HouseholdId, cancellationToken);
            var villageIds = households.Values.Select(h => h.VillageId).ToList();
            var villages = await db.Set<OrgUnit>().AsNoTracking().Where(o => villageIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
            return new(
                [
                    .. shown.Items.Select(p => new PublicItem(
                        Mask.Name(heads.GetValueOrDefault(p.HouseholdId)?.Name),
                        households.GetValueOrDefault(p.HouseholdId) is { } h && villages.GetValueOrDefault(h.VillageId) is { } v
                            ? Texts.Pick(v.NameEn, v.Name)
                            : null,
                        p.ProposedType,
                        p.OpensOn,
                        p.ClosesOn)),
                ],
                shown.Total);
        }
    }
}

/// <param name="Head">Masked.</param>
public sealed record PublicItem(string? Head, string? Village, string ProposedType, DateOnly OpensOn, DateOnly ClosesOn);
