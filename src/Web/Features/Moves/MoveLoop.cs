using CaseFlow.Web.Data.Leases;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Moves;

/// <summary>Works through the moves, one instance after another, one process at a time per database. After a restart it goes on where it was.</summary>
internal sealed class MoveLoop(LoopServices services) : LoneLoop("moves", services)
{
    protected override IReadOnlyCollection<Type> Rows { get; } = [typeof(MoveRow)];

    protected override async Task WorkAsync(CancellationToken stop)
    {
        while (await SendAsync(new MoveNext.Find(), stop) is { } move)
        {
            while (await SendAsync(new MoveNext.Command(move), stop)) stop.ThrowIfCancellationRequested();
        }
    }
}
