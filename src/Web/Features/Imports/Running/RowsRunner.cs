using System.Text;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Features.Imports.Rows;
using CaseFlow.Web.Features.Imports.Upload;
using MediatR;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Imports.Running;

/// <summary>Reads the rows behind those that are done and sends them on in batches, none larger than what fits the time other writers may be kept waiting.</summary>
internal sealed class RowsRunner(ImportSpool spool, IOptions<ImportOptions> options, TimeProvider time)
{
    private const int SmallestBatch = 20;

    public async Task<ImportState> ApplyAllAsync(Import import, Func<IRequest<ImportState>, Task<ImportState>> send, CancellationToken stop)
    {
        await using var file = spool.Open(import.Id);
        var reader = new CsvRows(file, FilePosition.Start);
        var columns = ImportColumns.Of(import.Kind);
        var header = await FileCheck.ReadHeaderAsync(reader, columns, stop);
        var encoding = import.Encoding!.Value.Strict();
        var seen = new SeenRows(columns);

        while (reader.Position.Byte < import.Position.Byte && await reader.ReadAsync(stop))
        {
            seen.Contradicts(Row(reader, header, encoding)); // done before: only its key counts
        }

        for (var size = options.Value.BatchRows; ;)
        {
            var from = reader.Position;
            var batch = new List<ApplyBatch.Sent>(size);
            while (batch.Count < size && await reader.ReadAsync(stop))
            {
                var row = Row(reader, header, encoding);
                batch.Add(new(row, seen.Contradicts(row)));
            }

            if (batch.Count == 0) return await send(new MoveImport.AllApplied(import.Id));

            var watch = new BatchWatch(time);
            var state = await send(new ApplyBatch.Command(import.Id, from, reader.Position, batch, watch));
            if (state is not ImportState.Applying) return state;

            size = NextSize(batch.Count, watch.Elapsed);
        }
    }

    private static ImportRow Row(CsvRows reader, Header header, Encoding encoding) =>
        new(reader.Position.Rows - 1, reader.Line, header.Arrange(reader, encoding));

    private int NextSize(int rows, TimeSpan took)
    {
        var fitting = took <= TimeSpan.Zero ? rows * 2 : (int)(rows * (options.Value.BatchTime / took));
        return Math.Clamp(fitting, Math.Min(SmallestBatch, options.Value.BatchRows), options.Value.BatchRows);
    }
}

/// <summary>How long a batch kept others waiting: from its turn at the gate to its commit.</summary>
internal sealed class BatchWatch(TimeProvider time)
{
    private long? began;

    public TimeSpan Elapsed => began is { } start ? time.GetElapsedTime(start) : TimeSpan.Zero;

    public void Begin() => began ??= time.GetTimestamp();
}
