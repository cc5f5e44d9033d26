using AutoMapper;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.PersonalData;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.PersonalData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Cases;

/// <summary>Cases within scope, newest first; never sorted by person.</summary>
public static class ListCases
{
    /// <param name="Stage">One stage.</param>
    /// <param name="Severity">One severity.</param>
    /// <param name="OrganisationId">A township or village.</param>
    /// <param name="Q">A case number or its beginning, a whole ID number, the beginning of a name, or a village.</param>
    public sealed record Filter(
        CaseStage? Stage = null, Severity? Severity = null, Guid? OrganisationId = null, string? Q = null, int? Page = null, int? PageSize = null);

    public sealed record Query(Filter Filter) : IQuery<Page<CaseSummary>>;

    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("", async ([AsParameters] Filter filter, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(filter), stop)))
        .RequireAuthorization(Permissions.ReadFiles);

    internal sealed class Handler(CaseFlowDb db, CasePlaces places, IPersonalSearch search, IMapper mapper)
        : IRequestHandler<Query, Page<CaseSummary>>
    {
        private const int IdNumberLength = 18;

        public async Task<Page<CaseSummary>> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var cases = db.Cases.AsNoTracking();
            cases = filter.Stage is { } stage ? cases.Where(c => c.Stage == stage) : cases;
            cases = filter.Severity is { } severity ? cases.Where(c => c.Severity == severity) : cases;
            cases = filter.OrganisationId is { } unit ? cases.Where(c => c.TownshipId == unit || c.VillageId == unit) : cases;
            cases = filter.Q is { Length: > 0 } q ? Matching(cases, q.Trim()) : cases;
            var found = await new PageOf(filter.Page, filter.PageSize)
                .ReadAsync(cases.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id), cancellationToken);
            return new(await places.NameAsync(mapper.Map<List<CaseSummary>>(found.Items), cancellationToken), found.Total);
        }

        private IQueryable<Case> Matching(IQueryable<Case> cases, string q)
        {
            if (q.Length == IdNumberLength && q.Take(IdNumberLength - 1).All(char.IsAsciiDigit))
            {
                var known = db.Set<Person>().WherePersonal(p => p.IdNo, search.KeyOf(PersonalKind.IdNumber, q)).Select(p => p.HouseholdId);
                return cases.Where(c => known.Contains(c.HouseholdId));
            }

            var number = q.ToUpperInvariant();
            var persons = search.PersonsNamed(q);
            var named = db.Set<Person>().Where(p => persons.Contains(p.Id)).Select(p => p.HouseholdId);
            var villages = db.Set<OrgUnit>()
                .Where(o => o.Kind == OrgKind.Village && (o.Name.StartsWith(q) || (o.NameEn != null && o.NameEn.StartsWith(q)) || o.Code == q))
                .Select(o => o.Id);
            return cases.Where(c => c.Number.StartsWith(number) || named.Contains(c.HouseholdId) || villages.Contains(c.VillageId!.Value));
        }
    }
}
