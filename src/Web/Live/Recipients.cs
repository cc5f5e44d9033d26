using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Live;

/// <summary>Who is told, as things stand when it is sent: the assignee, the candidates, their supervisors; nobody disabled, nobody out of scope.
/// Remembers what it looked up, so make one for each batch.</summary>
internal sealed class Recipients(CaseFlowDb db, CallerLoader loader)
{
    private readonly Dictionary<Guid, AppUser?> people = [];
    private readonly Dictionary<(string Role, Guid Organisation), List<AppUser>> groups = [];
    private readonly Dictionary<Guid, OrgUnit?> units = [];
    private readonly Dictionary<Guid, IReadOnlyList<Guid>> scopes = [];
    private readonly Dictionary<(string Type, Guid Id), List<Guid>> subjects = [];

    public async Task<IReadOnlyList<AppUser>> OfAsync(OutboxEvent what, CancellationToken stop)
    {
        var told = new Dictionary<Guid, AppUser>();
        if (what.AudienceUserId is { } one && await PersonAsync(one, stop) is { } person)
        {
            told[one] = person;
        }

        if (what is { AudienceRole: { } role, AudienceOrganisationId: { } organisation })
        {
            foreach (var candidate in await GroupAsync(role, organisation, stop))
            {
                told[candidate.Id] = candidate;
            }
        }

        if (what is { AudienceRole: { } everywhere, AudienceOrganisationId: null })
        {
            foreach (var user in await db.Users.AsNoTracking().Where(u => u.Role == everywhere && !u.Disabled).OrderBy(u => u.Id).ToListAsync(stop))
            {
                told[user.Id] = user;
            }
        }

        if (what is { WithSupervisors: true, AudienceOrganisationId: { } unit })
        {
            // Whoever is the only one told answers for the unit to somebody else.
            var except = told.Count == 1 ? told.Keys.Single() : (Guid?)null;
            if (await SupervisorAsync(unit, except, stop) is { } supervisor)
            {
                told[supervisor.Id] = supervisor;
            }

            if (what.Name is LiveEvents.CaseStageChanged or LiveEvents.CaseReopened)
            {
                foreach (var member in await GroupAsync(Roles.SupervisionGroup, unit, stop))
                {
                    told[member.Id] = member;
                }
            }
        }

        return await WithinScopeAsync(what, told.Values, stop);
    }

    private async Task<AppUser?> SupervisorAsync(Guid unitId, Guid? except, CancellationToken stop)
    {
        foreach (var leader in (await UpwardsAsync(unitId, stop)).SelectMany(u => new[] { u.PrincipalUserId, u.DeputyUserId }).OfType<Guid>())
        {
            if (leader != except && await PersonAsync(leader, stop) is { } person)
            {
                return person;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<OrgUnit>> UpwardsAsync(Guid unitId, CancellationToken stop)
    {
        for (Guid? next = unitId; next is { } id && !units.ContainsKey(id); next = units[id]?.ParentId)
        {
            units[id] = await db.Set<OrgUnit>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, stop);
        }

        return [.. SupervisorChain.Upwards(unitId, id => units.GetValueOrDefault(id))];
    }

    /// <summary>The same rows that decide who may open the subject decide who hears of it; a subject without such rows has its audience only.</summary>
    private async Task<IReadOnlyList<AppUser>> WithinScopeAsync(OutboxEvent what, IEnumerable<AppUser> told, CancellationToken stop)
    {
        var key = (what.SubjectType, what.SubjectId);
        if (!subjects.TryGetValue(key, out var seenBy))
        {
            seenBy = subjects[key] = await db.ScopeRows
                .Where(r => r.SubjectType == what.SubjectType && r.SubjectId == what.SubjectId)
                .Select(r => r.OrganisationId)
                .ToListAsync(stop);
        }

        if (seenBy.Count == 0)
        {
            return [.. told];
        }

        List<AppUser> within = [];
        foreach (var user in told)
        {
            if (!scopes.TryGetValue(user.Id, out var scope))
            {
                scope = scopes[user.Id] = (await loader.CallerOfAsync(user, stop)).ScopeOrganisations;
            }

            if (scope.Any(seenBy.Contains))
            {
                within.Add(user);
            }
        }

        return within;
    }

    private async Task<AppUser?> PersonAsync(Guid id, CancellationToken stop)
    {
        if (!people.TryGetValue(id, out var person))
        {
            person = people[id] = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && !u.Disabled, stop);
        }

        return person;
    }

    /// <summary>Everyone of a role in an organisation; of the supervision group, its members linked to the organisation or to a unit above it.</summary>
    private async Task<List<AppUser>> GroupAsync(string role, Guid organisation, CancellationToken stop)
    {
        if (!groups.TryGetValue((role, organisation), out var group))
        {
            var users = db.Users.AsNoTracking().Where(u => u.Role == role && !u.Disabled);
            if (role == Roles.SupervisionGroup)
            {
                List<Guid> above = [organisation, .. (await UpwardsAsync(organisation, stop)).Select(u => u.Id)];
                users = users.Where(u => db.SupervisionContacts.Any(c => c.UserId == u.Id && above.Contains(c.OrganisationId)));
            }
            else
            {
                users = users.Where(u => u.OrganisationId == organisation);
            }

            group = groups[(role, organisation)] = await users.OrderBy(u => u.Id).ToListAsync(stop);
        }

        return group;
    }
}
