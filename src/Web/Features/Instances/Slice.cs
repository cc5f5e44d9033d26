using CaseFlow.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>A part of a list by position, brought within bounds.</summary>
public readonly record struct Slice
{
    public const int MostRows = 200;

    public Slice(int? skip, int? take)
    {
        Skip = Math.Max(0, skip ?? 0);
        Take = Math.Clamp(take ?? MostRows, 1, MostRows);
    }

    public int Skip { get; }

    public int Take { get; }

    /// <param name="page">Counts from 0, as Elsa does.</param>
    /// <param name="size">Rows of a page.</param>
    public static Slice OfPage(int? page, int? size)
    {
        var take = Math.Clamp(size ?? MostRows, 1, MostRows);
        return new(Math.Clamp(page ?? 0, 0, 1_000_000) * take, take);
    }

    internal async Task<Page<T>> ReadAsync<T>(IQueryable<T> ordered, CancellationToken stop)
    {
        var total = await ordered.CountAsync(stop);
        return new(total <= Skip ? [] : await ordered.Skip(Skip).Take(Take).ToListAsync(stop), total);
    }
}
