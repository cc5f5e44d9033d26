using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Shared;

/// <summary>A part of a list. <paramref name="Total"/> counts all of it.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);

/// <summary>Which part: the first page is 1. Anything that makes no sense is brought within bounds.</summary>
public readonly record struct PageOf(int? Page, int? PageSize)
{
    public const int DefaultSize = 20;
    public const int LargestSize = 200;

    public int Number => Math.Clamp(Page ?? 1, 1, 1_000_000);

    public int Size => Math.Clamp(PageSize ?? DefaultSize, 1, LargestSize);

    /// <param name="ordered">In an order that leaves no ties.</param>
    /// <param name="stop">Of the request.</param>
    public async Task<Page<T>> ReadAsync<T>(IQueryable<T> ordered, CancellationToken stop)
    {
        var total = await ordered.CountAsync(stop);
        return new(total == 0 ? [] : await ordered.Skip((Number - 1) * Size).Take(Size).ToListAsync(stop), total);
    }
}
