using CaseFlow.Web.Data.Leases;

namespace CaseFlow.Web.Features.Imports.Running;

/// <summary>Works through the imports, one after another in order of receipt, one process at a time per database.</summary>
internal sealed class ImportLoop(LoopServices services, ImportRunner runner, SpoolSweeper sweeper) : LoneLoop(LeaseName, services)
{
    /// <summary>Who holds it may work on imports.</summary>
    public const string LeaseName = "imports";

    protected override IReadOnlyCollection<Type> Rows { get; } = [typeof(Import)];

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await sweeper.SweepOnceAsync(stop);
        while (await runner.RunNextAsync(null, stop))
        {
            stop.ThrowIfCancellationRequested();
        }
    }
}
