using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>Turns the rows of one kind of file into facts.</summary>
internal interface IRowApplier
{
    ImportKind Kind { get; }

    /// <summary>Within the open command.</summary>
    Task ApplyAsync(Batch batch, IReadOnlyList<ImportRow> rows, CancellationToken stop);
}

/// <summary>Read every row; look up what all of them need in a few queries; give each to the domain. A row the domain refuses is kept, the others go on.</summary>
internal abstract class RowApplier<TRow> : IRowApplier
{
    public abstract ImportKind Kind { get; }

    public async Task ApplyAsync(Batch batch, IReadOnlyList<ImportRow> rows, CancellationToken stop)
    {
        var read = new List<(ImportRow Row, TRow Value)>(rows.Count);
        foreach (var row in rows)
        {
            Guarded(batch, row, () => read.Add((row, Read(new(batch.Columns, row), batch))));
        }

        await LookUpAsync([.. read.Select(r => r.Value)], stop);
        foreach (var (row, value) in read)
        {
            Guarded(batch, row, () => batch.Count(Apply(batch, row, value)));
        }

        await WriteAsync(stop);
    }

    /// <exception cref="DomainException">The row is rejected.</exception>
    protected abstract TRow Read(RowFields fields, Batch batch);

    /// <summary>Everything that <see cref="Apply"/> will need, for all rows at once.</summary>
    protected abstract Task LookUpAsync(IReadOnlyList<TRow> rows, CancellationToken stop);

    /// <exception cref="DomainException">The row is rejected; nothing of it is kept.</exception>
    protected abstract RowOutcome Apply(Batch batch, ImportRow row, TRow value);

    /// <summary>For a kind so numerous that its new rows are not tracked.</summary>
    protected virtual Task WriteAsync(CancellationToken stop) => Task.CompletedTask;

    private static void Guarded(Batch batch, ImportRow row, Action action)
    {
        try
        {
            action();
        }
        catch (DomainException refusal)
        {
            batch.Reject(row, refusal);
        }
    }
}
