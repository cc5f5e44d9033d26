using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Detection;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Trials;

public sealed class TryingWithFacts(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task A_chosen_household_comes_with_its_facts_and_without_its_people()
    {
        using var county = await house.ClientOfAsync("county1");
        using var admin = await TrialClient.OfAsync(house);
        var family = await county.RegisterAsync();
        await county.DiagnosedAsync(family, "C16.9");
        await county.PaidAsync(family, 61_000);
        var number = await CaseNumberAsync(family.Id);

        foreach (var chosen in new[] { family.Number, number })
        {
            var (trial, _) = await admin.BeginAsync("household-case", new { number = chosen });
            var copied = await InsideAsync(trial, async db => new
            {
                People = await db.Persons.ToListAsync(),
                Household = await db.Households.SingleAsync(),
                Paid = (await db.MedicalExpenses.ToListAsync()).Select(e => (e.PersonalPaid.Yuan, e.ClaimNo)).ToList(),
                Codes = (await db.Diagnoses.ToListAsync()).Select(d => d.Icd10).ToList(),
                Users = await db.Users.ToListAsync(),
            });

            copied.Paid.Should().Equal((61_000m, "TRIAL-1"));
            copied.Codes.Should().Equal("C16.9");
            var person = copied.People.Should().ContainSingle().Subject;
            person.IdNo.Should().NotBe(family.IdNo).And.StartWith("532599");
            person.BirthDate.Year.Should().Be(int.Parse(family.IdNo[6..10], System.Globalization.CultureInfo.InvariantCulture));
            person.Name.Should().NotBe(family.Name);
            copied.Household.HouseholdNo.Should().NotBe(family.Number);
            copied.Household.Address.Should().NotContain("示例路");
            copied.Users.Should().OnlyContain(u => u.PasswordHash == null && u.UserName!.StartsWith("stand-in-", StringComparison.Ordinal));
            (await admin.ReadAsync(trial)).GetRawText().Should().NotContainAny(family.Name, family.IdNo, family.Number, number);
            await admin.EndAsync(trial);
        }

        using var unknown = await admin.TryAsync(new { definitionId = "household-case", household = new { number = "nobody" } });
        await unknown.RefusedAsync(HttpStatusCode.NotFound, "trial.household_unknown");
    }

    [Fact]
    public async Task Time_passes_only_in_the_trial_whose_clock_is_moved()
    {
        using var admin = await TrialClient.OfAsync(house);
        var (one, _) = await admin.BeginAsync("household-case");
        var (other, _) = await admin.BeginAsync("household-case", new { members = 1, paid = 0 });
        var day = DateOf(await admin.ReadAsync(other));

        (await admin.PassAsync(one, 30)).EnsureSuccessStatusCode();

        DateOf(await admin.ReadAsync(one)).Should().Be(day.AddDays(30));
        DateOf(await admin.ReadAsync(other)).Should().Be(day);
        house.Services.GetRequiredService<ICaseClock>().Today.Should().Be(day);
        (await admin.TaskAsync(one, "T1.triage")).GetProperty("isLate").GetBoolean().Should().BeTrue();
        (await admin.TaskAsync(other, "T1.triage")).GetProperty("isLate").GetBoolean().Should().BeFalse();
        await admin.EndAsync(one);
        await admin.EndAsync(other);
    }

    [Fact]
    public async Task What_comes_before_the_tried_workflow_can_be_answered_at_once()
    {
        using var admin = await TrialClient.OfAsync(house);
        var (trial, _) = await admin.BeginAsync("county-review");
        await admin.TaskAsync(trial, "T1.triage");

        using var forwarded = await admin.Http.PostAsync($"/api/trials/{trial}/forward", null);

        forwarded.StatusCode.Should().Be(HttpStatusCode.OK, await forwarded.Content.ReadAsStringAsync());
        (await admin.TaskAsync(trial, "T4.review")).GetProperty("role").GetString().Should().Be("CountyOfficer");
        await admin.EndAsync(trial);
    }

    [Fact]
    public async Task A_workflow_without_a_case_goes_on_at_the_next_due_moment()
    {
        using var admin = await TrialClient.OfAsync(house);
        await (await admin.Http.CreateAsync(DefinitionClient.Flow("tried-wait", "Hello", DefinitionClient.Wait("rest")))).SaidAsync(HttpStatusCode.Created);

        var (trial, instance) = await admin.BeginAsync("tried-wait");
        StateOf(await admin.ReadAsync(trial), instance).Should().Be("Suspended");
        (await admin.PassAsync(trial)).EnsureSuccessStatusCode();

        StateOf(await admin.ReadAsync(trial), instance).Should().Be("Finished");
        using var over = await admin.PassAsync(trial);
        await over.RefusedAsync(HttpStatusCode.Conflict, "trial.nothing_due");
        await admin.EndAsync(trial);
    }

    [Fact]
    public async Task An_input_that_the_workflow_does_not_declare_or_cannot_read_is_refused()
    {
        using var admin = await TrialClient.OfAsync(house);
        var flow = DefinitionClient.Flow("tried-input", "Hello");
        flow["inputs"] = new JsonArray(new JsonObject { ["name"] = "days", ["type"] = "Int32" });
        await (await admin.Http.CreateAsync(flow)).SaidAsync(HttpStatusCode.Created);

        using var unknown = await admin.TryAsync(new { definitionId = "tried-input", input = new { weeks = 1 } });
        using var unfit = await admin.TryAsync(new { definitionId = "tried-input", input = new { days = "soon" } });
        using var missing = await admin.TryAsync(new { definitionId = "no-such" });
        var (trial, _) = await admin.BeginAsync("tried-input", input: new { days = "3" });

        await unknown.RefusedAsync(HttpStatusCode.BadRequest, "trial.input_unknown");
        await unfit.RefusedAsync(HttpStatusCode.BadRequest, "trial.input_unfit");
        await missing.RefusedAsync(HttpStatusCode.NotFound, "definition.not_found");
        await admin.EndAsync(trial);
    }

    [Fact]
    public async Task What_failed_is_shown_and_can_be_run_again()
    {
        using var admin = await TrialClient.OfAsync(house);
        var flow = DefinitionClient.Flow("tried-fault", "Hello", DefinitionClient.Activity("bad", "Elsa.RunJavaScript", ("script", "Literal", "nowhere.at.all")));
        await (await admin.Http.CreateAsync(flow)).SaidAsync(HttpStatusCode.Created);

        var (trial, instance) = await admin.BeginAsync("tried-fault");
        var failure = (await admin.ReadAsync(trial)).GetProperty("inside").GetProperty("failures").EnumerateArray().Should().ContainSingle().Subject;
        using var again = await admin.Http.PostAsync($"/api/trials/{trial}/instances/{instance}/retry", null);

        failure.GetProperty("activity").GetString().Should().Be("bad");
        again.StatusCode.Should().Be(HttpStatusCode.OK, await again.Content.ReadAsStringAsync());
        await admin.EndAsync(trial);
    }

    [Theory]
    [InlineData("county1")]
    [InlineData("auditor")]
    public async Task Only_administrators_try(string userName)
    {
        using var other = await house.ClientOfAsync(userName);
        var id = Guid.CreateVersion7();

        (await other.PostAsync("/api/trials", JsonContentOf("detection"))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await other.GetAsync("/api/trials")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await other.GetAsync($"/api/trials/{id}")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await other.DeleteAsync($"/api/trials/{id}")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static StringContent JsonContentOf(string definitionId) =>
        new($$"""{"definitionId":"{{definitionId}}"}""", System.Text.Encoding.UTF8, "application/json");

    private static DateOnly DateOf(JsonElement trial) =>
        DateOnly.FromDateTime(trial.GetProperty("inside").GetProperty("now").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).DateTime);

    private static string? StateOf(JsonElement trial, Guid instance) => trial.GetProperty("inside").GetProperty("workflows").EnumerateArray()
        .Single(w => w.GetProperty("id").GetGuid() == instance).GetProperty("state").GetString();

    private async Task<string> CaseNumberAsync(Guid household)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        return await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Cases.Where(c => c.HouseholdId == household).Select(c => c.Number).SingleAsync();
    }

    private async Task<T> InsideAsync<T>(Guid trial, Func<CaseFlowDb, Task<T>> read)
    {
        using var visit = house.Services.GetRequiredService<Web.Features.Trials.Trials>().Get(trial).Enter(out var inside);
        await using var scope = inside.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }
}
