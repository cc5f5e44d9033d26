using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Tests.Hosting;
using CaseFlow.Web.Tests.Imports;

namespace CaseFlow.Web.Tests.Cases;

/// <summary>Walks one household's case as its people do: each signs in, finds their task in their list, and completes it.</summary>
public sealed class Walk(TestHouse house) : IAsyncDisposable
{
    /// <summary>The village of every household here: the first of Wenlan subdistrict.</summary>
    public const string Village = "532503001901";

    private readonly Dictionary<string, HttpClient> people = [];

    public string Number { get; private set; } = "";

    public Guid CaseId { get; private set; }

    /// <summary>The county's date as the house has it.</summary>
    public DateOnly Today { get; private set; } = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));

    public async Task<HttpClient> PersonAsync(string userName)
    {
        if (!people.TryGetValue(userName, out var client))
        {
            people[userName] = client = await house.ClientOfAsync(userName);
        }

        return client;
    }

    /// <summary>A household with two members, imported by the county.</summary>
    public async Task RegisterAsync(string householdNo, string headIdNo, string spouseIdNo)
    {
        var county = await PersonAsync("county1");
        var households = await county.ImportAsync("households", $"""
            householdNo,regionCode,address,populationType,registeredOn,liftedOutYear,memberCount,annualNetIncome,incomeYear,labourCount,bankAccount
            {householdNo},{Village},村东头一号,LiftedOut,2014-05-01,2018,2,18000.00,{Today.Year - 1},1,

            """);
        households.State().Should().Be("Completed", households.ToString());
        var persons = await county.ImportAsync("persons", $"""
            householdNo,idNo,name,phone,relationToHead,disabilityCert,adlDependent,specialFamilyPlanning,deathDate,movedOutOn
            {householdNo},{headIdNo},王小明,13800000001,Head,,N,N,,
            {householdNo},{spouseIdNo},李小红,,Spouse,,N,N,,

            """);
        persons.State().Should().Be("Completed", persons.ToString());
    }

    /// <summary>Their village doctor is concerned; the case that this opens is walked from here on.</summary>
    public async Task FindAsync(string householdNo)
    {
        using var answer = await (await PersonAsync("village001-1")).PostAsJsonAsync("/api/signals", new { householdNo, note = "很担心这一户" });
        answer.EnsureSuccessStatusCode();
        CaseId = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("caseId").GetGuid();
        Number = (await CaseAsync()).GetProperty("number").GetString()!;
    }

    public async Task<JsonElement> CaseAsync(string reader = "county1") =>
        await (await PersonAsync(reader)).GetFromJsonAsync<JsonElement>($"/api/cases/{CaseId}");

    public async Task<string> StageAsync() => (await CaseAsync()).GetProperty("stage").GetString()!;

    /// <summary>The person's open tasks of a kind on this case, as their list shows them.</summary>
    public async Task<List<JsonElement>> TasksAsync(string userName, string kind)
    {
        var page = await (await PersonAsync(userName)).GetFromJsonAsync<JsonElement>("/api/tasks?state=open&pageSize=200");
        return [.. page.GetProperty("items").EnumerateArray()
            .Where(t => t.GetProperty("kind").GetString() == kind && t.GetProperty("caseNumber").GetString() == Number)];
    }

    public async Task<JsonElement> TaskAsync(string userName, string kind)
    {
        var found = await TasksAsync(userName, kind);
        found.Should().ContainSingle($"{userName} is to do {kind} of {Number}, which stands in {await StageAsync()}");
        return found[0];
    }

    public async Task<HttpResponseMessage> TryAsync(string userName, JsonElement task, string outcome, object answers) =>
        await (await PersonAsync(userName)).PostAsJsonAsync($"/api/tasks/{task.GetProperty("id").GetGuid()}/complete", new
        {
            outcome,
            answers,
            operationId = Guid.CreateVersion7(),
            revision = task.GetProperty("revision").GetInt32(),
        });

    /// <summary>Finds the task in the person's list and completes it.</summary>
    public async Task<JsonElement> DoAsync(string userName, string kind, string outcome, object answers)
    {
        var task = await TaskAsync(userName, kind);
        using var done = await TryAsync(userName, task, outcome, answers);
        done.StatusCode.Should().Be(HttpStatusCode.OK, $"{userName} does {kind}: {await done.Content.ReadAsStringAsync()}");
        return task;
    }

    /// <summary>The demo's admin moves the case clock on, from due moment to due moment.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var moved = await (await PersonAsync("admin")).PostAsJsonAsync("/api/demo/clock", new { advance = time });
        moved.StatusCode.Should().Be(HttpStatusCode.OK, await moved.Content.ReadAsStringAsync());
        Today = DateOnly.Parse(
            (await moved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("today").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task TriageAsync() => DoAsync("township001", "T1.triage", "new", new { knownToUs = true });

    public Task VisitAsync(bool consent = true) => DoAsync("village001-1", "T2.visit", "atRisk", consent
        ? new { visitedOn = Today, incomeChecked = true, illness = "胃癌，化疗", findings = "自付费用高", consent = true, consentBy = Guid.CreateVersion7(), consentOn = (DateOnly?)Today }
        : new { visitedOn = Today, incomeChecked = true, illness = "胃癌，化疗", findings = "自付费用高", consent = false, consentBy = Guid.Empty, consentOn = (DateOnly?)null });

    public Task ConfirmAsync() => DoAsync("township001", "T3.verify", "confirm", new { recordsCompared = true, riskPoint = "MajorIllness" });

    public Task AcceptAsync(params string[] measures) => DoAsync("county1", "T4.review", "accept", new
    {
        riskClass = "MajorIllness",
        severity = "Orange",
        measures,
        analysis = "自付占收入比重大",
    });

    /// <summary>Proposed by the township, looked at where drawn, decided by the county.</summary>
    public async Task CloseAsync()
    {
        await DoAsync("township001", "T8.propose", "propose", new
        {
            visitedOn = Today,
            found = true,
            findings = "病情稳定，收入恢复",
            satisfaction = 5,
            feedsComplete = true,
            incomeAboveLine = true,
            guaranteesSecure = true,
            noNewRisk = true,
            insured = true,
            contractValid = true,
            followUpsDone = true,
            fourClear = true,
        });
        if ((await TasksAsync("supervisor1", "T8.sample")).Count > 0)
        {
            await DoAsync("supervisor1", "T8.sample", "agree", new { looked = "phone", findings = "情况属实" });
        }

        await DoAsync("county1", "T8.decide", "close", new { attestationsConfirmed = true, basis = "六项条件均满足" });
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in people.Values)
        {
            client.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
