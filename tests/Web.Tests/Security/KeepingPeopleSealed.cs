using CaseFlow.Domain.Common;
using CaseFlow.Web.Data.PersonalData;
using CaseFlow.Web.Security.Keys;
using CaseFlow.Web.Security.PersonalData;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Security;

public sealed class KeepingPeopleSealed : IDisposable
{
    private readonly TemporaryKeys place = new();
    private readonly ServiceProvider services;

    public KeepingPeopleSealed()
    {
        services = new ServiceCollection()
            .AddSingleton(place.Ring)
            .AddSingleton<IPersonalVault, PersonalVault>()
            .AddSingleton<SearchKeys>()
            .BuildServiceProvider();
        using var db = Open();
        db.Database.EnsureCreated();
    }

    private string File => Path.Combine(place.Data, "people.db");

    private SearchKeys Search => services.GetRequiredService<SearchKeys>();

    [Fact]
    public async Task What_is_saved_reads_back_and_lies_nowhere_in_the_file()
    {
        var id = await AddAsync("李秋菊XYZ", "53259919620315001X", "13812345678");

        await using (var db = Open())
        {
            var tracked = await db.People.SingleAsync(p => p.Id == id);
            var untracked = await db.People.AsNoTracking().SingleAsync(p => p.Id == id);
            var projected = await db.People.Select(p => new { p.Id, p.Name }).SingleAsync();

            tracked.Name.Should().Be("李秋菊XYZ");
            untracked.Phone.Should().Be("13812345678");
            projected.Name.Should().Be("李秋菊XYZ");
        }

        SqliteConnection.ClearAllPools();
        var bytes = Directory.GetFiles(place.Data).SelectMany(System.IO.File.ReadAllBytes).ToArray();
        foreach (var secret in new[] { "李秋菊", "秋菊XYZ", "53259919620315001X", "13812345678" })
        {
            bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)).Should().Be(-1);
        }
    }

    [Fact]
    public async Task A_change_of_a_personal_value_alone_is_saved()
    {
        var id = await AddAsync("王小明", "53259919620315001X", null);

        await using (var db = Open())
        {
            (await db.People.SingleAsync(p => p.Id == id)).Call("13900000000");
            (await db.SaveChangesAsync()).Should().Be(1);
        }

        await using var later = Open();
        (await later.People.SingleAsync(p => p.Id == id)).Phone.Should().Be("13900000000");
        (await later.People.WherePersonal(p => p.Phone, Search.Of(PersonalKind.Phone, "13900000000")).CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task What_did_not_change_is_not_written_again()
    {
        var id = await AddAsync("王小明", "53259919620315001X", "13812345678");
        var before = await CipherAsync(id);

        await using (var db = Open())
        {
            var person = await db.People.SingleAsync(p => p.Id == id);
            (await db.SaveChangesAsync()).Should().Be(0);

            person.Grow();
            (await db.SaveChangesAsync()).Should().Be(1);
        }

        (await CipherAsync(id)).Should().Equal(before);
    }

    [Fact]
    public async Task A_value_taken_away_is_gone_with_its_hash()
    {
        var id = await AddAsync("王小明", "53259919620315001X", "13812345678");

        await using (var db = Open())
        {
            (await db.People.SingleAsync(p => p.Id == id)).Call(null);
            await db.SaveChangesAsync();
        }

        await using var later = Open();
        (await later.People.SingleAsync(p => p.Id == id)).Phone.Should().BeNull();
        (await later.People.WherePersonal(p => p.Phone, Search.Of(PersonalKind.Phone, "13812345678")).AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task People_are_found_by_number_and_by_each_beginning_of_their_present_name()
    {
        var ming = await AddAsync("王小明", "53259919620315001X", null);
        var hua = await AddAsync("王华", "532599194009090122", null);
        (await NamedAsync("王")).Should().BeEquivalentTo([ming, hua]);
        (await NamedAsync("王小明")).Should().BeEquivalentTo([ming]);

        await using (var db = Open())
        {
            (await db.People.SingleAsync(p => p.Id == ming)).Rename("赵小");
            await db.SaveChangesAsync();
        }

        (await NamedAsync("王")).Should().BeEquivalentTo([hua]);
        (await NamedAsync("王小明")).Should().BeEmpty();
        (await NamedAsync("赵小")).Should().BeEquivalentTo([ming]);
        await using var later = Open();
        (await later.People.WherePersonal(p => p.IdNo, [Search.Of(PersonalKind.IdNumber, "53259919620315001x")]).SingleAsync()).Id.Should().Be(ming);
        later.Remove(await later.People.SingleAsync(p => p.Id == hua));
        await later.SaveChangesAsync();
        (await NamedAsync("王")).Should().BeEmpty();
    }

    [Fact]
    public async Task Ciphertext_copied_to_another_row_is_refused_when_read()
    {
        var ming = await AddAsync("王小明", "53259919620315001X", "13812345678");
        var hua = await AddAsync("王华", "532599194009090122", "13900000000");
        await using (var db = Open())
        {
            await db.Database.ExecuteSqlAsync(
                $"UPDATE People SET PhoneSealed = (SELECT PhoneSealed FROM People WHERE Id = {ming}) WHERE Id = {hua}");
        }

        await using var later = Open();
        var reading = () => later.People.SingleAsync(p => p.Id == hua);

        (await reading.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("personal.sealed_elsewhere");
    }

    [Fact]
    public async Task Five_hundred_people_are_saved_at_once()
    {
        await using (var db = Open())
        {
            db.AddRange(Enumerable.Range(0, 500).Select(i => new Human($"王{i}", $"{i:D18}", $"1381234{i:D4}")));
            await db.SaveChangesAsync();
        }

        await using var later = Open();
        (await later.People.ToListAsync()).Should().HaveCount(500).And.OnlyContain(p => p.Name.StartsWith('王'));
        (await NamedAsync("王499")).Should().ContainSingle();
    }

    public void Dispose()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        place.Dispose();
    }

    private async Task<Guid> AddAsync(string name, string idNo, string? phone)
    {
        await using var db = Open();
        var person = new Human(name, idNo, phone);
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    private async Task<byte[]> CipherAsync(Guid id)
    {
        await using var db = Open();
        return await db.People.Where(p => p.Id == id).Select(p => EF.Property<byte[]>(p, "NameSealed")).SingleAsync();
    }

    private async Task<List<Guid>> NamedAsync(string beginning)
    {
        await using var db = Open();
        var hash = Search.OfBeginning(beginning);
        return await db.Set<NameKey>().Where(k => k.Hash == hash).Select(k => k.PersonId).ToListAsync();
    }

    private PeopleDb Open() => new(new DbContextOptionsBuilder<PeopleDb>()
        .UseSqlite($"Data Source={File}")
        .UseApplicationServiceProvider(services)
        .AddInterceptors(Sealing.Instance)
        .Options);

    private sealed class Human
    {
        private Human()
        {
        }

        public Human(string name, string idNo, string? phone)
        {
            Id = Guid.CreateVersion7();
            Name = name;
            IdNo = idNo;
            Phone = phone;
        }

        public Guid Id { get; private set; }

        [Personal(PersonalKind.Name, Findable = true)]
        public string Name { get; private set; } = "";

        [Personal(PersonalKind.IdNumber, Findable = true)]
        public string IdNo { get; private set; } = "";

        [Personal(PersonalKind.Phone, Findable = true)]
        public string? Phone { get; private set; }

        public int Age { get; private set; }

        public void Call(string? phone) => Phone = phone;

        public void Rename(string name) => Name = name;

        public void Grow() => Age++;
    }

    private sealed class PeopleDb(DbContextOptions<PeopleDb> options) : DbContext(options)
    {
        public DbSet<Human> People => Set<Human>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.ApplyConfiguration(new NameKeyConfiguration());
            modelBuilder.SealPersonalData();
        }
    }
}
