namespace CaseFlow.Domain.Organisations;

/// <summary>Who answers for a unit: its principal, else its deputy, else the next unit's up (S56).</summary>
public static class SupervisorChain
{
    /// <param name="unitId">Where to begin.</param>
    /// <param name="find">Looks a unit up; null when there is none.</param>
    /// <param name="except">Someone who is not their own supervisor.</param>
    /// <returns>A user's id, or null when nobody up to the top is named.</returns>
    public static Guid? SupervisorOf(Guid unitId, Func<Guid, OrgUnit?> find, Guid? except = null) =>
        Upwards(unitId, find).SelectMany(Leaders).Where(user => user != except).Select(user => (Guid?)user).FirstOrDefault();

    /// <summary>The unit itself and its ancestors, nearest first. A circle in the data ends the walk.</summary>
    public static IEnumerable<OrgUnit> Upwards(Guid unitId, Func<Guid, OrgUnit?> find)
    {
        var seen = new HashSet<Guid>();
        for (Guid? next = unitId; next is { } id && seen.Add(id) && find(id) is { } unit; next = unit.ParentId)
        {
            yield return unit;
        }
    }

    private static IEnumerable<Guid> Leaders(OrgUnit unit) => new[] { unit.PrincipalUserId, unit.DeputyUserId }.OfType<Guid>();
}
