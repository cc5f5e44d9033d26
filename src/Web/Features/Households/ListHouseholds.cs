using AutoMapper;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.PersonalData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Households;

/// <summary><c>GET /api/households</c>: those within the caller's scope, in the order of their numbers.</summary>
public static class ListHouseholds
{
    /// <param name="Q">A household number, a whole ID number, the beginning of a name, or a village.</param>
    /// <param name="Severity">Only where the rules found this much.</param>
    public sealed record Query(string? Q, Guid? TownshipId, PopulationType? PopulationType, Severity? Severity, PageOf Page) : IQuery<Page<HouseholdSummary>>;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/households", async (
            string? q, Guid? townshipId, PopulationType? populationType, Severity? severity, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(q, townshipId, populationType, severity, new(page, pageSize)), stop)))
        .RequireAuthorization(Permissions.ReadFiles);

    internal sealed class Handler(CaseFlowDb db, HouseholdSearch search, OrganisationNames names, IMapper mapper)
        : IRequestHandler<Query, Page<HouseholdSummary>>
    {
        public async Task<Page<HouseholdSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var households = db.Households.AsNoTracking();
            if (!string.IsNullOrWhiteSpace(request.Q))
            {
                var matching = search.Matching(request.Q);
                households = households.Where(h => matching.Contains(h.Id));
            }

            households = households.Where(h =>
                (request.TownshipId == null || h.TownshipId == request.TownshipId)
                && (request.PopulationType == null || h.PopulationType == request.PopulationType)
                && (request.Severity == null || db.HouseholdAssessments.Any(a => a.HouseholdId == h.Id && a.Severity == request.Severity)));
            var found = await request.Page.ReadAsync(households.OrderBy(h => h.HouseholdNo), cancellationToken);
            var reading = new HouseholdSummary.Around(
                await HeadsAsync(found.Items, cancellationToken),
                await names.OfAsync(found.Items.SelectMany(h => new[] { h.VillageId, h.TownshipId }), cancellationToken),
                await SeveritiesAsync(found.Items, cancellationToken));
            return new([.. found.Items.Select(h => mapper.Map<HouseholdSummary>(h, o => o.Items["around"] = reading))], found.Total);
        }

        private async Task<Dictionary<Guid, string>> HeadsAsync(IReadOnlyList<Household> of, CancellationToken stop)
        {
            Guid[] heads = [.. of.Select(h => h.HeadPersonId).OfType<Guid>()];
            return (await db.Persons.AsNoTracking().Where(p => heads.Contains(p.Id)).ToListAsync(stop)).ToDictionary(p => p.Id, p => Mask.Name(p.Name)!);
        }

        private async Task<Dictionary<Guid, Severity?>> SeveritiesAsync(IReadOnlyList<Household> of, CancellationToken stop)
        {
            Guid[] ids = [.. of.Select(h => h.Id)];
            return await db.HouseholdAssessments.Where(a => ids.Contains(a.HouseholdId)).ToDictionaryAsync(a => a.HouseholdId, a => a.Severity, stop);
        }
    }
}

/// <param name="Head">Masked; null while the head's own row has not been read.</param>
/// <param name="Severity">The gravest hit of the rules; null: none.</param>
public sealed record HouseholdSummary(
    Guid Id,
    string HouseholdNo,
    string? Head,
    Guid VillageId,
    string? Village,
    Guid TownshipId,
    string? Township,
    PopulationType PopulationType,
    int MemberCount,
    Severity? Severity)
{
    internal sealed record Around(
        IReadOnlyDictionary<Guid, string> Heads, IReadOnlyDictionary<Guid, string> Places, IReadOnlyDictionary<Guid, Severity?> Severities);

    internal sealed class SummaryProfile : Profile
    {
        public SummaryProfile() => CreateMap<Household, HouseholdSummary>()
            .ForCtorParam(nameof(Head), to => to.MapFrom((h, c) => h.HeadPersonId is { } head ? Of(c).Heads.GetValueOrDefault(head) : null))
            .ForCtorParam(nameof(Village), to => to.MapFrom((h, c) => Of(c).Places.GetValueOrDefault(h.VillageId)))
            .ForCtorParam(nameof(Township), to => to.MapFrom((h, c) => Of(c).Places.GetValueOrDefault(h.TownshipId)))
            .ForCtorParam(nameof(HouseholdSummary.Severity), to => to.MapFrom((h, c) => Of(c).Severities.GetValueOrDefault(h.Id)));

        private static Around Of(ResolutionContext context) => (Around)context.Items["around"];
    }
}
