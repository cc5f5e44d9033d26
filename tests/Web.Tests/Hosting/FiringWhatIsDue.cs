using System.Collections.Concurrent;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Hosting.Time;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Hosting;

/// <summary>A source of many things that may fire together in one unit of work, among the others.</summary>
public sealed class FiringWhatIsDue(FiringWhatIsDue.House house) : IClassFixture<FiringWhatIsDue.House>
{
    [Fact]
    public async Task One_that_fails_takes_neither_those_with_it_nor_those_behind_it_along()
    {
        await house.OpenAsync();
        var now = house.Services.GetRequiredService<ICaseClock>().Now;
        var things = Enumerable.Range(0, 25).Select(i => new Thing(Guid.CreateVersion7(), now.AddMinutes(i - 60), Fails: i is 3 or 17)).ToList();
        house.Heap.Add(things);

        await house.Services.GetRequiredService<DueQueue>().FireDueAsync(CancellationToken.None);

        var good = things.Where(t => !t.Fails).Select(t => t.Id).ToList();
        (await FiredAsync(things)).Should().Equal(good);
        house.Heap.Aside.Should().BeEquivalentTo(things.Where(t => t.Fails).Select(t => t.Id));
    }

    [Fact]
    public async Task None_fires_twice_and_many_share_a_unit_of_work()
    {
        await house.OpenAsync();
        var now = house.Services.GetRequiredService<ICaseClock>().Now;
        var things = Enumerable.Range(0, 200).Select(i => new Thing(Guid.CreateVersion7(), now.AddMinutes(i - 300), Fails: false)).Reverse().ToList();
        var before = house.Heap.Scopes;
        house.Heap.Add(things);

        await house.Services.GetRequiredService<DueQueue>().FireDueAsync(CancellationToken.None);

        (await FiredAsync(things)).Should().Equal(things.OrderBy(t => t.DueAt).Select(t => t.Id));
        (house.Heap.Scopes - before).Should().BeLessThan(200);
    }

    /// <summary>What committed, in order.</summary>
    private async Task<List<Guid>> FiredAsync(List<Thing> things)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var ids = things.Select(t => t.Id).ToHashSet();
        var rows = await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().ScopeRows.AsNoTracking().Where(r => r.Reason.StartsWith("fired")).ToListAsync();
        return [.. rows.Where(r => ids.Contains(r.SubjectId)).OrderBy(r => r.Reason, StringComparer.Ordinal).Select(r => r.SubjectId)];
    }

    public sealed record Thing(Guid Id, DateTimeOffset DueAt, bool Fails);

    /// <summary>What is due, and what was set aside.</summary>
    public sealed class Heap
    {
        private readonly ConcurrentDictionary<Guid, Thing> things = [];
        private int fired;
        private int scopes;

        public ConcurrentBag<Guid> Aside { get; } = [];

        public int Scopes => scopes;

        public Thing? Last { get; set; }

        public IEnumerable<Thing> All => things.Values.Where(t => !Aside.Contains(t.Id)).OrderBy(t => t.DueAt);

        public void Add(IEnumerable<Thing> more)
        {
            foreach (var thing in more) things[thing.Id] = thing;
        }

        public string Next() => $"fired {Interlocked.Increment(ref fired):0000000}";

        public void Opened() => Interlocked.Increment(ref scopes);
    }

    /// <summary>A thing has fired when its row is in the database.</summary>
    public sealed class Source : IDueSource
    {
        private readonly Heap heap;
        private readonly CaseFlowDb db;

        public Source(Heap heap, CaseFlowDb db)
        {
            (this.heap, this.db) = (heap, db);
            heap.Opened();
        }

        public string Name => "heap";

        public int MostAtOnce => 10;

        public IReadOnlyCollection<Type> Rows { get; } = [typeof(ScopeRow)];

        public async Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) => (await NextAsync(stop))?.DueAt;

        public async Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop)
        {
            if (await NextAsync(stop) is not { } thing || thing.DueAt > upTo) return false;

            heap.Last = thing;
            db.Add(new ScopeRow("heap", thing.Id, Guid.CreateVersion7(), heap.Next()));
            return thing.Fails ? throw new InvalidOperationException("it always fails") : true;
        }

        public bool SetAside()
        {
            heap.Aside.Add(heap.Last!.Id);
            return true;
        }

        private async Task<Thing?> NextAsync(CancellationToken stop)
        {
            var done = (await db.ScopeRows.AsNoTracking().Where(r => r.SubjectType == "heap").Select(r => r.SubjectId).ToListAsync(stop)).ToHashSet();
            return heap.All.FirstOrDefault(t => !done.Contains(t.Id));
        }
    }

    public sealed class House : TestHouse
    {
        public Heap Heap { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(s => s.AddSingleton(Heap).AddScoped<IDueSource, Source>());
        }
    }
}
