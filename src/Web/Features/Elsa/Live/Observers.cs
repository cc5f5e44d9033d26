using System.Security.Claims;
using CaseFlow.Web.Features.Instances;

namespace CaseFlow.Web.Features.Elsa.Live;

/// <param name="Principal">As the connection was opened.</param>
internal sealed record Observer(string ConnectionId, Guid UserId, ClaimsPrincipal Principal, Action Abort);

/// <summary>An instance that somebody looks at. Only the teller changes what it last told.</summary>
internal sealed class ObservedInstance(Guid id, int revision)
{
    public Guid Id => id;

    /// <summary>Of what was last told.</summary>
    public int Revision { get; set; } = revision;

    /// <summary>By node; null: not read yet.</summary>
    public IReadOnlyDictionary<string, ReportExecutions.Figures>? Figures { get; set; }
}

/// <summary>Who looks at which instances through this process. A viewer opens two connections; whoever opens too many loses the oldest.</summary>
public sealed class Observers
{
    internal const int MostConnectionsOfAUser = 40;

    private const int MostInstancesOfAConnection = 20;

    private readonly Lock only = new();
    private readonly List<Observer> entered = [];
    private readonly Dictionary<Guid, (ObservedInstance What, HashSet<string> By)> observed = [];

    public int Count
    {
        get
        {
            lock (only) return entered.Count;
        }
    }

    internal IReadOnlyList<ObservedInstance> Instances
    {
        get
        {
            lock (only) return [.. observed.Values.Select(o => o.What)];
        }
    }

    internal void Enter(Observer who)
    {
        Observer? tooMany = null;
        lock (only)
        {
            entered.Add(who);
            if (entered.Count(o => o.UserId == who.UserId) > MostConnectionsOfAUser) tooMany = entered.First(o => o.UserId == who.UserId);
            if (tooMany is not null) Remove(tooMany.ConnectionId);
        }

        tooMany?.Abort();
    }

    internal void Leave(string connectionId)
    {
        lock (only) Remove(connectionId);
    }

    internal void Observe(string connectionId, Guid instanceId, int revision)
    {
        lock (only)
        {
            if (entered.TrueForAll(o => o.ConnectionId != connectionId)) return;
            if (observed.Values.Count(o => o.By.Contains(connectionId)) >= MostInstancesOfAConnection) return;
            if (!observed.TryGetValue(instanceId, out var by)) observed[instanceId] = by = (new(instanceId, revision), []);
            by.By.Add(connectionId);
        }
    }

    internal IReadOnlyList<Observer> Of(Guid instanceId)
    {
        lock (only) return observed.TryGetValue(instanceId, out var by) ? [.. entered.Where(o => by.By.Contains(o.ConnectionId))] : [];
    }

    private void Remove(string connectionId)
    {
        entered.RemoveAll(o => o.ConnectionId == connectionId);
        foreach (var (id, by) in observed.ToList())
        {
            if (by.By.Remove(connectionId) && by.By.Count == 0) observed.Remove(id);
        }
    }
}
