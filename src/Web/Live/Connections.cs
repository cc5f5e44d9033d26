using System.Threading.Channels;
using CaseFlow.Web.Security.Identity;

namespace CaseFlow.Web.Live;

/// <summary>What somebody is at an instant. A connection that was opened as something else is closed.</summary>
public sealed record Standing(string Stamp, string Role, Guid OrganisationId)
{
    internal static Standing Of(AppUser user) => new(user.SecurityStamp ?? "", user.Role, user.OrganisationId);
}

/// <summary>One open connection with the notices that are on their way to it, in order. A client too slow to take them is closed; it comes back and
/// catches up.</summary>
internal sealed class LiveConnection(string id, Guid userId, Standing standing, Action abort)
{
    private const int MostOnTheWay = 1000;

    private readonly Channel<Notice> onTheWay = Channel.CreateBounded<Notice>(
        new BoundedChannelOptions(MostOnTheWay) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    public string Id => id;

    public Guid UserId => userId;

    public Standing Standing => standing;

    public IAsyncEnumerable<Notice> ReadAllAsync(CancellationToken stop) => onTheWay.Reader.ReadAllAsync(stop);

    public void Send(Notice notice)
    {
        if (!onTheWay.Writer.TryWrite(notice))
        {
            abort();
        }
    }

    public void Close() => abort();
}

/// <summary>The connections this process holds, by user.</summary>
public sealed class Connections
{
    private readonly Lock only = new();
    private readonly Dictionary<Guid, List<LiveConnection>> byUser = [];

    public IReadOnlyList<Guid> Users
    {
        get
        {
            lock (only)
            {
                return [.. byUser.Keys];
            }
        }
    }

    internal void Add(LiveConnection connection)
    {
        lock (only)
        {
            if (!byUser.TryGetValue(connection.UserId, out var theirs))
            {
                byUser[connection.UserId] = theirs = [];
            }

            theirs.Add(connection);
        }
    }

    internal void Remove(string connectionId, Guid userId)
    {
        lock (only)
        {
            if (byUser.TryGetValue(userId, out var theirs) && theirs.RemoveAll(c => c.Id == connectionId) > 0 && theirs.Count == 0)
            {
                byUser.Remove(userId);
            }
        }
    }

    /// <summary>Hands a notice to each of a user's connections that was opened as what the user is now; closes the others.</summary>
    internal void Send(Guid userId, Standing now, Notice notice)
    {
        foreach (var connection in Of(userId))
        {
            if (connection.Standing == now)
            {
                connection.Send(notice);
            }
            else
            {
                connection.Close();
            }
        }
    }

    /// <summary>Closes every connection of the user that was not opened as what the user is now.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="now">Null: may no longer come in.</param>
    internal void Keep(Guid userId, Standing? now)
    {
        foreach (var connection in Of(userId).Where(c => c.Standing != now))
        {
            connection.Close();
        }
    }

    private LiveConnection[] Of(Guid userId)
    {
        lock (only)
        {
            return byUser.TryGetValue(userId, out var theirs) ? [.. theirs] : [];
        }
    }
}
