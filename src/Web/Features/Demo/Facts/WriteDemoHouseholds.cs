using CaseFlow.Domain.People;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>Writes the next households of the demo county with all their facts, through the same factories as an import; and, in the same unit of
/// work, how far the first run has come.</summary>
internal static class WriteDemoHouseholds
{
    /// <param name="From">The number of the first of them in the county.</param>
    public sealed record Command(int From, IReadOnlyList<DemoHousehold> Households, DemoPlaceIds Places) : ICommand<bool>;

    internal sealed class Handler(CaseFlowDb db, ICaseClock clock, IAuditTrail audit) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var state = await db.Set<FirstRunState>().SingleAsync(cancellationToken);
            if (!state.Wrote(request.From, request.Households.Count))
            {
                return false;
            }

            foreach (var household in request.Households)
            {
                Write(household, request.Places, state.AsOf);
            }

            audit.Record("demo.households", "first-run", null, new { from = request.From, count = request.Households.Count });
            return true;
        }

        private void Write(DemoHousehold invented, DemoPlaceIds places, DateOnly asOf)
        {
            var now = clock.Now;
            var village = invented.Details.RegionCode;
            var place = new HouseholdPlace(places.Of(village), places.Of(village[..9]));
            var household = Household.Register(invented.Details, place, asOf, now);
            db.Add(household);
            foreach (var organisation in new[] { place.VillageId, place.TownshipId, places.County })
            {
                db.Add(new ScopeRow(ScopeSubjects.Household, household.Id, organisation, "own"));
            }

            foreach (var member in invented.Members)
            {
                var person = Person.Register(household, member.Details, asOf, now);
                db.Add(person);
                if (person.RelationToHead is RelationToHead.Head)
                {
                    household.HeadedBy(person, now);
                }

                db.AddRange(member.Enrolments.Select(e => Enrolment.Record(person.Id, household.Id, e, asOf, now)));
                db.AddRange(member.Diagnoses.Select(d => Diagnosis.Record(person, new(d.Icd10, d.Name, d.On, places.Of(d.Institution)), asOf, now)));
                db.AddRange(member.Claims.Select(c => Claim(person, c, places, asOf, now)));
            }

            if (invented.Listed is { } listed)
            {
                db.Add(MonitoringEntry.Record(household.Id, listed, asOf, now));
            }
        }

        private static MedicalExpense Claim(Person person, DemoClaim claim, DemoPlaceIds places, DateOnly asOf, DateTimeOffset now) =>
            MedicalExpense.Record(person.Id, person.HouseholdId, claim.Details with { InstitutionId = places.Of(claim.Institution) }, asOf, now);
    }
}

/// <summary>The demo county's organisations by code.</summary>
internal sealed class DemoPlaceIds(IReadOnlyDictionary<string, Guid> byCode)
{
    public Guid County => Of(DemoPlaces.CountyCode);

    public Guid Of(string code) => byCode[code];
}
