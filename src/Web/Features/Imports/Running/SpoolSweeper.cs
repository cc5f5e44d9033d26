using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Imports.Upload;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Running;

/// <summary>At the start, throws away what a crash left in the spool: files of imports that are over, and parts that nobody will finish.</summary>
internal sealed class SpoolSweeper(ImportSpool spool, IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>An upload may still be under way in another process.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private bool swept;

    public async Task SweepOnceAsync(CancellationToken stop)
    {
        if (swept) return;

        var now = time.GetUtcNow();
        var all = spool.OlderThan(now.AddYears(1));
        if (all.Count > 0)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("imports");
            var states = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new States(all), stop);
            var abandoned = spool.OlderThan(now - Abandoned).ToHashSet();
            foreach (var id in all.Where(id => states.TryGetValue(id, out var finished) ? finished : abandoned.Contains(id)))
            {
                spool.Delete(id);
            }
        }

        swept = true;
    }

    /// <returns>Of the imports that exist: whether they are over.</returns>
    internal sealed record States(IReadOnlyList<Guid> Ids) : IQuery<IReadOnlyDictionary<Guid, bool>>;

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<States, IReadOnlyDictionary<Guid, bool>>
    {
        public async Task<IReadOnlyDictionary<Guid, bool>> Handle(States request, CancellationToken cancellationToken) =>
            await db.Set<Import>().AsNoTracking().Where(i => request.Ids.Contains(i.Id))
                .ToDictionaryAsync(i => i.Id, i => i.IsFinished, cancellationToken);
    }
}
