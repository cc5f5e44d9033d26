using CaseFlow.Web.Faults.Mutants;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseFlow.Web.Faults;

/// <summary><c>unit.saving</c> and <c>unit.saved</c>: before and after what a unit of work collected is written; the transaction is still open.</summary>
internal sealed class UnitPoints(FaultPoints points, Mutant mutant) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        points.Pass("unit.saving");
        return ValueTask.FromResult(result);
    }

    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (Scene.Of(eventData.Context) is { } scene)
        {
            await mutant.SavedAsync(scene);
        }

        points.Pass("unit.saved");
        return result;
    }
}
