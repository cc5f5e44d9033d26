using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Policies;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Trials;

/// <summary>What the real house lends to a trial: its organisations, who works where (as roles, not as people), settings, calendars, definitions, and one
/// household. Read only.</summary>
internal static class ReadCounty
{
    /// <param name="Household">Null: none is wanted.</param>
    public sealed record Query(HouseholdChoice? Household) : IQuery<Answer>;

    /// <param name="Staff">Everybody who may sign in and work; neither name nor account.</param>
    /// <param name="Definitions">What is published, what is the latest, and every version that may be used as an activity.</param>
    public sealed record Answer(
        IReadOnlyList<OrgUnit> Organisations,
        IReadOnlyList<StaffMember> Staff,
        IReadOnlyList<SupervisionContact> Contacts,
        IReadOnlyList<VersionedSetting> Settings,
        IReadOnlyList<CalendarYear> Calendars,
        IReadOnlyList<CompleteFeed> Feeds,
        IReadOnlyList<DefinitionRow> Definitions,
        TrialHousehold? Household,
        Guid? HouseholdId);

    public sealed record StaffMember(Guid Id, string Role, Guid OrganisationId);

    internal sealed class Handler(CaseFlowDb db, CallerContext caller, ICaseClock clock) : IRequestHandler<Query, Answer>
    {
        private static readonly string[] NotAtWork = [Roles.Admin, Roles.Auditor, Roles.Partner];

        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            using var asSystem = caller.AsSystem("trial");
            var organisations = await db.OrgUnits.AsNoTracking().ToListAsync(cancellationToken);
            var (household, id) = request.Household is { } choice ? await HouseholdAsync(choice, organisations, cancellationToken) : (null, null);
            return new(
                organisations,
                await db.Users.AsNoTracking().Where(u => !u.Disabled && !NotAtWork.Contains(u.Role)).OrderBy(u => u.Id)
                    .Select(u => new StaffMember(u.Id, u.Role, u.OrganisationId)).ToListAsync(cancellationToken),
                await db.SupervisionContacts.AsNoTracking().ToListAsync(cancellationToken),
                await db.VersionedSettings.AsNoTracking().ToListAsync(cancellationToken),
                await db.CalendarYears.AsNoTracking().ToListAsync(cancellationToken),
                await db.CompleteFeeds.AsNoTracking().ToListAsync(cancellationToken),
                await db.Set<DefinitionRow>().AsNoTracking()
                    .Where(d => d.DeletedAt == null && (d.IsPublished || d.IsLatest || d.UsableAsActivity)).ToListAsync(cancellationToken),
                household,
                id);
        }

        private async Task<(TrialHousehold Household, Guid? Id)> HouseholdAsync(HouseholdChoice choice, List<OrgUnit> organisations, CancellationToken stop)
        {
            if (choice.Number?.Trim() is { Length: > 0 } number)
            {
                var chosen = await FindAsync(number, stop) ?? throw TrialErrors.HouseholdUnknown();
                return (await CopyAsync(chosen, stop), chosen.Id);
            }

            return (Invent(choice, organisations), null);
        }

        private async Task<Household?> FindAsync(string number, CancellationToken stop)
        {
            var ofCase = await db.Cases.AsNoTracking().Where(c => c.Number == number).Select(c => (Guid?)c.HouseholdId).SingleOrDefaultAsync(stop);
            return await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == ofCase || h.HouseholdNo == number, stop);
        }

        private TrialHousehold Invent(HouseholdChoice choice, List<OrgUnit> organisations)
        {
            var today = clock.Today;
            var villages = organisations.Where(o => o.Kind is OrgKind.Village && o.IsValidOn(today)).OrderBy(o => o.Code, StringComparer.Ordinal).ToList();
            var village = choice.VillageId is { } wanted
                ? villages.Find(v => v.Id == wanted) ?? throw TrialErrors.VillageUnknown()
                : villages.FirstOrDefault() ?? throw TrialErrors.NoVillage();
            var hospital = organisations.Where(o => o.Kind.IsInstitution()).OrderByDescending(o => o.Kind is OrgKind.CountyHospital)
                .ThenByDescending(o => o.Kind is OrgKind.HigherHospital).ThenBy(o => o.Code, StringComparer.Ordinal).FirstOrDefault();
            return InventedHousehold.Of(choice, village, hospital, today);
        }

        private async Task<TrialHousehold> CopyAsync(Household chosen, CancellationToken stop) => new CopiedHousehold(chosen, clock.Today).With(
            await db.Persons.AsNoTracking().Where(p => p.HouseholdId == chosen.Id).OrderBy(p => p.Id).ToListAsync(stop),
            (await db.Enrolments.AsNoTracking().Where(e => e.HouseholdId == chosen.Id).ToListAsync(stop)).ToLookup(e => e.PersonId),
            (await db.Diagnoses.AsNoTracking().Where(d => d.HouseholdId == chosen.Id).ToListAsync(stop)).ToLookup(d => d.PersonId),
            (await db.MedicalExpenses.AsNoTracking().Where(e => e.HouseholdId == chosen.Id).ToListAsync(stop)).ToLookup(e => e.PersonId),
            await db.MonitoringEntries.AsNoTracking().Where(e => e.HouseholdId == chosen.Id).ToListAsync(stop));
    }
}
