using CaseFlow.Domain.Detection;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Demo;

public sealed class PeoplingTheDemoCounty
{
    [Fact]
    public async Task Households_persons_and_their_facts_are_there_and_each_is_seen_by_its_village_township_and_county()
    {
        await using var house = new TestHouse { Households = 60 };
        await house.OpenAsync();

        await ReadAsync(house, async db =>
        {
            (await db.Households.CountAsync()).Should().Be(60);
            (await db.Persons.CountAsync()).Should().BeGreaterThan(120);
            (await db.Enrolments.CountAsync()).Should().BeGreaterThan(240);
            (await db.MedicalExpenses.CountAsync()).Should().BeGreaterThan(200);
            (await db.Set<CompleteFeed>().CountAsync()).Should().Be(24 + (2 * 13));
            var household = await db.Households.FirstAsync();
            var seenBy = await db.ScopeRows.Where(r => r.SubjectId == household.Id).Select(r => r.OrganisationId).ToListAsync();
            seenBy.Should().HaveCount(3).And.Contain([household.VillageId, household.TownshipId]);
            return true;
        });
    }

    [Fact]
    public async Task A_day_of_its_own_moves_the_case_clock_there()
    {
        await using var house = new TestHouse { Households = 5, Settings = { ["CaseFlow:Demo:AsOf"] = "2021-07-15" } };
        await house.OpenAsync();

        house.Services.GetRequiredService<Domain.Time.ICaseClock>().Today.Should().Be(new DateOnly(2021, 7, 15));
        var latest = await ReadAsync(house, db => db.MedicalExpenses.MaxAsync(e => e.SettleDate));
        latest.Should().BeBefore(new DateOnly(2021, 7, 1));
    }

    [Fact]
    public async Task A_first_run_that_was_broken_off_ends_with_the_same_people_as_one_that_was_not()
    {
        var asOf = new Dictionary<string, string> { ["CaseFlow:Demo:AsOf"] = "2026-06-15" };
        var folder = Path.Combine(Path.GetTempPath(), "caseflow-tests", Guid.CreateVersion7().ToString("N"));
        await using (var broken = new TestHouse { Folder = folder, KeepsFolder = true, Households = 20, Settings = asOf })
        {
            await broken.OpenAsync();
        }

        // As if it had been killed at half of forty: what is there is what the last unit of work left.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using (var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "data", "caseflow.db")}"))
        {
            await file.OpenAsync();
            await using var rewind = file.CreateCommand();
            rewind.CommandText = "UPDATE first_run SET Households = 40, FinishedAt = NULL";
            (await rewind.ExecuteNonQueryAsync()).Should().Be(1);
        }

        await using var resumed = new TestHouse { Folder = folder, Households = 40, Settings = asOf };
        await using var whole = new TestHouse { Households = 40, Settings = asOf };
        await resumed.OpenAsync();
        await whole.OpenAsync();

        (await FactsAsync(resumed)).Should().BeEquivalentTo(await FactsAsync(whole)).And.HaveCountGreaterThan(100);
    }

    private static Task<List<string>> FactsAsync(TestHouse house) => ReadAsync(house, async db =>
    {
        var people = await db.Persons.ToDictionaryAsync(p => p.Id, p => $"{p.IdNo} {p.Name} {p.Phone} {p.RelationToHead} {p.DisabilityCert}");
        var claims = await db.MedicalExpenses.ToListAsync();
        return people.Values.Concat(claims.Select(c => $"{people[c.PersonId]} {c.ClaimNo} {c.SettleDate:O} {c.Icd10} {c.Total} {c.PersonalPaid}")).ToList();
    });

    private static async Task<T> ReadAsync<T>(TestHouse house, Func<CaseFlowDb, Task<T>> read)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }
}
