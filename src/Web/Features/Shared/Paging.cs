namespace CaseFlow.Web.Features.Shared;

/// <summary>The foot of a list: where one is, and the way on.</summary>
/// <param name="Page">Counts from 1.</param>
/// <param name="Size">Rows of a page.</param>
/// <param name="Total">Rows of all pages.</param>
/// <param name="Address">Of the list with its filters, without the page.</param>
public sealed record Paging(int Page, int Size, long Total, string Address)
{
    public const int DefaultSize = 20;

    public long Pages => Math.Max(1, (Total + Size - 1) / Size);

    public long From => Total == 0 ? 0 : ((Page - 1L) * Size) + 1;

    public long To => Math.Min(Total, (long)Page * Size);

    public string AddressOf(long page) => $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}";
}
