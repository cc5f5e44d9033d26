using CaseFlow.Domain.Cases;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Desk;

/// <summary>Stamps the household's claims that a review or a closing judged: they make no new hit (domain reference §3).</summary>
internal sealed class JudgedClaims(CaseFlowDb db)
{
    public async Task StampAsync(Case file, CancellationToken stop)
    {
        var open = await db.Set<MedicalExpense>()
            .Where(e => e.HouseholdId == file.HouseholdId && e.JudgedInCaseId == null)
            .ToListAsync(stop);
        foreach (var claim in open)
        {
            claim.Judge(file.Id);
        }
    }
}
