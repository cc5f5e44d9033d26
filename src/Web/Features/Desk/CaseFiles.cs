using CaseFlow.Domain.Cases;
using CaseFlow.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Desk;

/// <summary>Opens a case with everything its rules look at; once a unit of work.</summary>
public sealed class CaseFiles(CaseFlowDb db)
{
    private readonly HashSet<Guid> opened = [];

    /// <exception cref="Domain.Common.DomainException"><c>case.not_found</c></exception>
    public async Task<Case> OpenAsync(Guid id, CancellationToken stop) => await FindAsync(id, stop) ?? throw CaseErrors.NotFound(id);

    public async Task<Case?> FindAsync(Guid id, CancellationToken stop)
    {
        var tracked = db.Cases.Local.FindEntry(id);
        if (tracked is not null && (tracked.State is EntityState.Added || opened.Contains(id)))
        {
            return tracked.Entity;
        }

        var found = await db.Cases
            .Include(c => c.Consents)
            .Include(c => c.Visits)
            .Include(c => c.Measures)
            .Include(c => c.Referrals)
            .Include(c => c.Conditions)
            .Include(c => c.PublicityPeriods)
            .Include(c => c.Waits)
            .AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == id, stop);
        if (found is not null)
        {
            opened.Add(id);
        }

        return found;
    }
}
