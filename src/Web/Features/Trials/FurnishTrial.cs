using System.Globalization;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Security.Identity;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Trials;

/// <summary>Puts into a trial's empty house what the county lends it. For every member of the staff there is a stand-in of the same role and unit, without name,
/// account or password. The definition that is tried is published here as its latest version stands.</summary>
internal static class FurnishTrial
{
    /// <returns>The household's id in the trial; null: there is none.</returns>
    public sealed record Command(ReadCounty.Answer County, string DefinitionId) : ICommand<Guid?>;

    internal sealed class Handler(CaseFlowDb db, UnitOfWork unit, PublishedDefinitions published, ICaseClock clock) : IRequestHandler<Command, Guid?>
    {
        public async Task<Guid?> Handle(Command request, CancellationToken cancellationToken)
        {
            var county = request.County;
            db.AddRange(county.Settings);
            db.AddRange(county.Calendars);
            db.AddRange(county.Feeds);
            Staff(county);
            var household = county.Household is { } lent ? Household(lent, county.Organisations.FirstOrDefault(o => o.Kind is OrgKind.County)?.Id) : null;
            Definitions(county.Definitions, request.DefinitionId);
            await unit.SaveAsync(cancellationToken);
            await PublishAsync(county.Definitions, request.DefinitionId, cancellationToken);
            return household?.Id;
        }

        private void Staff(ReadCounty.Answer county)
        {
            var standIns = county.Staff.ToDictionary(s => s.Id, _ => Ids.New(clock.Now));
            Guid? Of(Guid? user) => user is { } real && standIns.TryGetValue(real, out var standIn) ? standIn : null;

            foreach (var unit in county.Organisations)
            {
                unit.LedBy(Of(unit.PrincipalUserId), Of(unit.DeputyUserId));
                db.Add(unit);
            }

            foreach (var (member, i) in county.Staff.Select((s, i) => (s, i)))
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"stand-in-{i + 1}");
                db.Users.Add(new AppUser
                {
                    Id = standIns[member.Id],
                    UserName = name,
                    NormalizedUserName = name.ToUpperInvariant(),
                    DisplayName = name,
                    Role = member.Role,
                    OrganisationId = member.OrganisationId,
                    SecurityStamp = NewUsers.Stamp(),
                });
            }

            db.AddRange(county.Contacts.Where(c => standIns.ContainsKey(c.UserId))
                .Select(c => new SupervisionContact { UserId = standIns[c.UserId], OrganisationId = c.OrganisationId }));
        }

        private Household Household(TrialHousehold lent, Guid? county)
        {
            var (today, now) = (clock.Today, clock.Now);
            var household = Domain.People.Household.Register(lent.Details, lent.Place, today, now);
            db.Add(household);
            foreach (var organisation in new[] { lent.Place.VillageId, lent.Place.TownshipId, county }.OfType<Guid>().Distinct())
            {
                db.Add(new ScopeRow(ScopeSubjects.Household, household.Id, organisation, "own"));
            }

            foreach (var member in lent.Members)
            {
                var person = Person.Register(household, member.Details, today, now);
                db.Add(person);
                if (person.RelationToHead is RelationToHead.Head) household.HeadedBy(person, now);
                db.AddRange(member.Enrolments.Select(e => Enrolment.Record(person.Id, household.Id, e, today, now)));
                db.AddRange(member.Claims.Select(c => MedicalExpense.Record(person.Id, household.Id, c, today, now)));
                foreach (var (details, isMajor) in member.Diagnoses)
                {
                    var diagnosis = Diagnosis.Record(person, details, today, now);
                    if (isMajor is { } said) diagnosis.Confirm(said);
                    db.Add(diagnosis);
                }
            }

            db.AddRange(lent.Listed.Select(l => MonitoringEntry.Record(household.Id, l, today, now)));
            return household;
        }

        private void Definitions(IReadOnlyList<DefinitionRow> versions, string tried)
        {
            foreach (var version in versions)
            {
                if (version.DefinitionId == tried) version.IsPublished = version.IsLatest;
                db.Add(version);
            }
        }

        private async Task PublishAsync(IReadOnlyList<DefinitionRow> versions, string tried, CancellationToken stop)
        {
            foreach (var version in versions.Where(v => v.IsPublished)) await published.ChangedAsync(version, stop);

            // What others do by the clock is not what is tried.
            await db.Set<TriggerRow>().Where(t => t.DefinitionId != tried && t.NextDueAt != null).ExecuteDeleteAsync(stop);
        }
    }
}
