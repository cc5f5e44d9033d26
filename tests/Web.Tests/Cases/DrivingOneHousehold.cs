using System.Text.Json;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Cases;

public sealed class DrivingOneHousehold(TestHouse house) : IClassFixture<TestHouse>
{
    private const string Household = "MZ001901001";

    [Fact]
    public async Task From_the_signal_through_a_return_two_agencies_closure_and_a_visit_to_its_reopening()
    {
        await using var walk = new Walk(house);
        await walk.RegisterAsync(Household, "53259919620315001X", "532599194009090122");
        await using var county = await HubClient.ConnectAsync(house.Address, await house.TokenOfAsync("county1"));

        await walk.FindAsync(Household);
        await walk.TriageAsync();
        await walk.VisitAsync();
        await walk.ConfirmAsync();
        await county.WaitForAsync(m => IsTask(m, "TaskAssigned", "T4.review"));

        await walk.DoAsync("county1", "T4.review", "return", new { reason = "缺收入凭证" });
        var returned = await walk.TaskAsync("township001", "T3.verify");
        returned.GetProperty("returned").GetBoolean().Should().BeTrue();
        await walk.ConfirmAsync();

        await walk.AcceptAsync("Enrolment");
        await walk.DoAsync("county1", "T5.push", "push", new { agencies = new[] { "MedicalAid", "TemporaryAid" } });
        (await walk.StageAsync()).Should().Be("Referral");

        await walk.DoAsync("insurance1", "T6b.medicalAid", "refuse", new { reason = "不在救助范围" });
        (await walk.StageAsync()).Should().Be("Referral");
        await walk.DoAsync("civilaffairs1", "T6c.temporaryAid", "grant", new { amount = 3000, payBy = walk.Today.AddDays(10) });
        (await walk.StageAsync()).Should().Be("Assistance");
        await county.WaitForAsync(m => m.Event == "ReferralReplied");

        await walk.DoAsync("civilaffairs1", "T7.deliver", "delivered", new { deliveredOn = walk.Today, amount = 3000, voucher = "LS-1" });
        await walk.DoAsync("village001-1", "T7.deliver", "delivered", new { deliveredOn = walk.Today });
        var unverified = await walk.TasksAsync("township001", "T7.verify");
        unverified.Should().HaveCount(2);
        foreach (var task in unverified)
        {
            (await walk.TryAsync("township001", task, "verified", new { seen = true })).EnsureSuccessStatusCode();
        }

        await walk.CloseAsync();
        (await walk.StageAsync()).Should().Be("Closed");
        (await walk.TasksAsync("village001-1", "T9.visit")).Should().BeEmpty("the first return visit opens 7 days before day 30");

        await walk.PassAsync(TimeSpan.FromDays(25));
        var visit = await walk.TaskAsync("village001-1", "T9.visit");
        visit.GetProperty("dueOn").GetString().Should().Be($"{walk.Today.AddDays(-25 + 37):yyyy-MM-dd}");
        await walk.DoAsync("village001-1", "T9.visit", "concern", new { visitedOn = walk.Today, found = true, findings = "再次住院", satisfaction = 3 });

        var reopened = await walk.CaseAsync();
        reopened.GetProperty("stage").GetString().Should().Be("TownshipVerification");
        reopened.GetProperty("cycle").GetInt32().Should().Be(2);
        await county.WaitForAsync(m => m.Event == "CaseReopened");
        await walk.TaskAsync("village001-1", "T2.visit");
        await HistoryTellsAsync(walk);
    }

    private static async Task HistoryTellsAsync(Walk walk)
    {
        var history = await (await walk.PersonAsync("county1")).GetAsync($"/api/cases/{walk.CaseId}/history?pageSize=200");
        var codes = JsonDocument.Parse(await history.Content.ReadAsStringAsync()).RootElement.GetProperty("items").EnumerateArray()
            .Select(e => e.GetProperty("code").GetString())
            .ToList();
        codes.Should().Contain(
        [
            "case.history.opened", "case.history.consent", "case.history.returned_to_township", "case.history.referral_refused",
            "case.history.referral_granted", "case.history.measure_verified", "case.history.closed", "case.history.reopened",
        ]);
    }

    private static bool IsTask(HubClient.Message message, string name, string kind) =>
        message.Event == name && message.Params.GetProperty("kind").GetString() == kind;
}
