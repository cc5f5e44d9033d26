using System.Net;
using System.Text;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Benchmarks.ImportLoad;

/// <summary>Good expense rows for the invented households, written as they are sent: the file never exists as a whole.</summary>
internal sealed class ExpenseContent : HttpContent
{
    private readonly int rows;
    private readonly int households;
    private readonly DateOnly month;

    public ExpenseContent(int rows, int households, DateOnly month)
    {
        (this.rows, this.households, this.month) = (rows, households, month);
        Headers.ContentType = new("text/csv");
    }

    public long Bytes { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var lines = new StringBuilder(County.ExpenseHeader).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            // Claims of one person lie far apart, as in a file in order of settlement.
            var household = (row % households) + 1;
            lines.Append(County.Expense(month, $"L-{row:0000000}", County.IdNo(household), County.Name(household), "1.00")).Append('\n');
            if (lines.Length > 60_000) await FlushAsync(stream, lines);
        }

        await FlushAsync(stream, lines);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task FlushAsync(Stream stream, StringBuilder lines)
    {
        var bytes = Encoding.UTF8.GetBytes(lines.ToString());
        Bytes += bytes.Length;
        lines.Clear();
        await stream.WriteAsync(bytes);
    }
}
