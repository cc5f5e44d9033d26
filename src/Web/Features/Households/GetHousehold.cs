using AutoMapper;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.PersonalData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Households;

/// <summary><c>GET /api/households/{id}</c>; <c>page</c> and <c>pageSize</c> page its expenses.</summary>
public static class GetHousehold
{
    private const int MostSignals = 50;

    public sealed record Query(Guid HouseholdId, PageOf Expenses) : IQuery<HouseholdFile>;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/households/{householdId:guid}", async (Guid householdId, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(householdId, new(page, pageSize)), stop)))
        .RequireAuthorization(Permissions.ReadFiles)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(CaseFlowDb db, OrganisationNames names, HitReasons reasons, IMapper mapper, ICaseClock clock)
        : IRequestHandler<Query, HouseholdFile>
    {
        public async Task<HouseholdFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var id = request.HouseholdId;
            var household = await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, cancellationToken)
                ?? throw PeopleErrors.HouseholdNotFound();
            var persons = await db.Persons.AsNoTracking().Where(p => p.HouseholdId == id).OrderBy(p => p.Id).ToListAsync(cancellationToken);
            var places = await names.OfAsync([household.VillageId, household.TownshipId], cancellationToken);
            var entries = await db.MonitoringEntries.AsNoTracking().Where(e => e.HouseholdId == id).OrderBy(e => e.RecognisedOn).ToListAsync(cancellationToken);
            return new(
                household.Id,
                household.HouseholdNo,
                household.RegionCode,
                household.VillageId,
                places.GetValueOrDefault(household.VillageId),
                household.TownshipId,
                places.GetValueOrDefault(household.TownshipId),
                Mask.Whole(household.Address),
                household.PopulationType,
                household.RegisteredOn,
                household.LiftedOutYear,
                household.MemberCount,
                household.CountsRight(persons, clock.Today),
                household.AnnualNetIncome.Yuan,
                household.IncomeYear,
                household.LabourCount,
                Mask.Bank(household.BankAccount),
                household.HeadPersonId,
                await MembersAsync(id, persons, cancellationToken),
                mapper.Map<List<MonitoringLine>>(entries),
                await ExpensesAsync(request, cancellationToken),
                await AssessmentAsync(id, cancellationToken),
                await SignalsAsync(id, cancellationToken));
        }

        private async Task<List<HouseholdMember>> MembersAsync(Guid id, List<Person> persons, CancellationToken stop)
        {
            var enrolments = (await db.Enrolments.AsNoTracking().Where(e => e.HouseholdId == id).OrderByDescending(e => e.Year).ToListAsync(stop))
                .ToLookup(e => e.PersonId, mapper.Map<EnrolmentLine>);
            var diagnoses = (await db.Diagnoses.AsNoTracking().Where(d => d.HouseholdId == id).OrderByDescending(d => d.DiagnosedOn).ToListAsync(stop))
                .ToLookup(d => d.PersonId, mapper.Map<DiagnosisLine>);
            return [.. persons.Select(p => mapper.Map<HouseholdMember>(p, o =>
            {
                o.Items["today"] = clock.Today;
                o.Items["enrolments"] = enrolments;
                o.Items["diagnoses"] = diagnoses;
            }))];
        }

        private async Task<Page<ExpenseLine>> ExpensesAsync(Query request, CancellationToken stop)
        {
            var found = await request.Expenses.ReadAsync(
                db.MedicalExpenses.AsNoTracking().Where(e => e.HouseholdId == request.HouseholdId)
                    .OrderByDescending(e => e.SettleDate).ThenByDescending(e => e.Id),
                stop);
            return new(mapper.Map<List<ExpenseLine>>(found.Items), found.Total);
        }

        private async Task<AssessmentLine?> AssessmentAsync(Guid id, CancellationToken stop)
        {
            var said = await db.HouseholdAssessments.AsNoTracking().SingleOrDefaultAsync(a => a.HouseholdId == id, stop);
            return said is null ? null : new(said.AsOf, said.PolicyVersion, said.Severity, [.. said.Hits.Select(reasons.Line)]);
        }

        private async Task<List<SignalLine>> SignalsAsync(Guid id, CancellationToken stop)
        {
            var signals = await db.RiskSignals.AsNoTracking().Where(s => s.HouseholdId == id)
                .OrderByDescending(s => s.RaisedAt).ThenByDescending(s => s.Id).Take(MostSignals).ToListAsync(stop);
            return [.. signals.Select(s => new SignalLine(
                s.Id, s.PersonId, s.Source, s.Severity, s.AsOf, s.RaisedAt, s.State, s.CaseId, [.. s.Hits.Select(reasons.Line)]))];
        }
    }
}
