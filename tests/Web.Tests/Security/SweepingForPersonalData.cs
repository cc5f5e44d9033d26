using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CaseFlow.Web.Tests.Hosting;
using CaseFlow.Web.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Tests.Security;

/// <summary>Recognisable personal data goes in through every door, well formed and not; it must lie nowhere afterwards.</summary>
public sealed class SweepingForPersonalData(SweptHouse house) : IClassFixture<SweptHouse>
{
    private const string IdNo = "53259919620315001X";
    private const string WrongIdNo = "532599196203150019";

    private static readonly string[] Secrets =
    [
        IdNo, WrongIdNo, "532599200001019999", "欧阳雪莲", "司徒流云", "尉迟寒松", "13987650001", "13987650002",
        "苹果巷九号", "6217009876500001111", "奇异胃癌", "C16.900x077", "她的邻居夏侯", "Zaphira Quell",
    ];

    [Fact]
    public async Task It_is_found_in_no_file_log_or_push()
    {
        var (village, _) = await house.VillagesAsync("township001", "township002");
        using var county = await house.ClientOfAsync("county1");
        await using var hub = await HubClient.ConnectAsync(house.Address, await house.TokenOfAsync("county1"));
        var duringUploads = new List<string>();

        await ImportsAsync(county, village, duringUploads);
        await RevealsAsync(county);
        await SignalsAndTasksAsync(county);
        await FailuresAsync(county);
        await Task.Delay(1500); // the sealer, the dispatcher and the refusals' writer have their say

        // The search must find what is there, or finding nothing would mean nothing.
        house.FilesWith("SWEEP-1").Should().Contain(f => f.Contains("caseflow.db", StringComparison.Ordinal));
        house.FilesWith("芷村镇").Should().Contain(f => f.Contains("caseflow.db", StringComparison.Ordinal));
        house.Log.Should().NotBeEmpty();
        hub.Received.Should().NotBeEmpty();
        foreach (var secret in Secrets)
        {
            house.FilesWith(secret).Should().BeEmpty("{0} must be sealed wherever it lies", secret);
            SweptHouse.Holds(Encoding.UTF8.GetBytes(house.Log), secret).Should().BeFalse("{0} must not be logged", secret);
            SweptHouse.Holds(Encoding.UTF8.GetBytes(string.Join('\n', hub.Received.Select(m => JsonSerializer.Serialize(m)))), secret)
                .Should().BeFalse("{0} must not be pushed", secret);
        }

        duringUploads.Should().BeEmpty("also the spool is sealed");
    }

    private async Task ImportsAsync(HttpClient county, string village, List<string> duringUploads)
    {
        await SendAsync(county, "households", PersonalFiles.Household("SWEEP-1", village, "苹果巷九号", "6217009876500001111"), duringUploads);
        await SendAsync(county, "persons", PersonalFiles.Person("SWEEP-1", IdNo, "欧阳雪莲", "13987650001"), duringUploads);
        await SendAsync(county, "diagnoses", PersonalFiles.Diagnosis(IdNo, "C16.900x077", "奇异胃癌"), duringUploads);

        // Rejected rows: a bad checksum, an unknown person, values in the wrong column.
        await SendAsync(county, "persons", PersonalFiles.Person("SWEEP-1", WrongIdNo, "司徒流云", "13987650002"), duringUploads);
        await SendAsync(county, "diagnoses", PersonalFiles.Diagnosis("532599200001019999", "尉迟寒松", "奇异胃癌"), duringUploads);
        await SendAsync(county, "households", PersonalFiles.Household("司徒流云", "尉迟寒松", IdNo, "13987650002"), duringUploads);

        // Files refused whole: no header, a wrong one made of people, a cut one.
        await SendAsync(county, "persons", $"SWEEP-1,{IdNo},欧阳雪莲,13987650001,Head,,N,N,,\n", duringUploads);
        await SendAsync(county, "persons", $"householdNo,idNo,name,欧阳雪莲,{IdNo}\nx,y,z,1,2\n", duringUploads);
        await SendAsync(county, "persons", PersonalFiles.Person("SWEEP-1", IdNo, "尉迟寒松", "13987650002").TrimEnd('\n'), duringUploads);
    }

    private async Task SendAsync(HttpClient county, string kind, string text, List<string> duringUploads)
    {
        using var answer = await county.SendFileAsync(kind, text);
        duringUploads.AddRange(house.FilesWith(IdNo));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (answer.IsSuccessStatusCode)
        {
            var id = body.GetProperty("id").GetGuid();
            await county.UntilOverAsync(id);
            using var download = await county.GetAsync($"/api/imports/{id}/rejections.csv");
        }
    }

    private async Task RevealsAsync(HttpClient county)
    {
        var person = await house.ReadAsync(db => db.Persons
            .Where(p => db.Households.Any(h => h.Id == p.HouseholdId && h.HouseholdNo == "SWEEP-1")).Select(p => p.Id).SingleAsync());

        using var shown = await county.PostAsJsonAsync($"/api/persons/{person}/reveal", new { reason = "她的邻居夏侯 asked about 欧阳雪莲" });
        (await shown.Content.ReadAsStringAsync()).Should().Contain(IdNo, "the data is there after all, sealed");
        await county.PostAsJsonAsync($"/api/persons/{person}/reveal", new { reason = "a reason", fields = new[] { "Zaphira Quell" } });
        await county.PostAsJsonAsync($"/api/persons/{IdNo}/reveal", new { reason = "她的邻居夏侯" });
        await county.PostAsync($"/api/persons/{person}/reveal", new StringContent("{\"reason\":\"司徒流云", Encoding.UTF8, "application/json"));
    }

    /// <summary>A concern in free words opens a case; its task is drafted, refused and completed with personal answers.</summary>
    private async Task SignalsAndTasksAsync(HttpClient county)
    {
        using var signal = await county.PostAsJsonAsync("/api/signals", new { householdNo = "SWEEP-1", note = "她的邻居夏侯 worries about 欧阳雪莲" });
        signal.EnsureSuccessStatusCode();
        var caseId = (await signal.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("caseId").GetGuid();
        using var officer = await house.ClientOfAsync("township001");
        var tasks = await officer.GetFromJsonAsync<JsonElement>("/api/tasks?state=open&assignee=group&pageSize=200");
        var triage = tasks.GetProperty("items").EnumerateArray()
            .Single(t => t.GetProperty("caseId").ValueKind is JsonValueKind.String && t.GetProperty("caseId").GetGuid() == caseId);
        var door = $"/api/tasks/{triage.GetProperty("id").GetGuid()}";
        var answers = new { reason = "司徒流云 says 欧阳雪莲 is well" };

        using var draft = await officer.PutAsJsonAsync($"{door}/answers", new { answers });
        draft.EnsureSuccessStatusCode();
        var revision = (await draft.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("revision").GetInt32();
        using var refused = await officer.PostAsJsonAsync(
            $"{door}/complete", new { outcome = "reject", answers = new { reason = "Zaphira Quell", other = "她的邻居夏侯" }, operationId = Guid.CreateVersion7(), revision });
        refused.IsSuccessStatusCode.Should().BeFalse("no such field was asked for");
        using var done = await officer.PostAsJsonAsync($"{door}/complete", new { outcome = "reject", answers, operationId = Guid.CreateVersion7(), revision });
        done.EnsureSuccessStatusCode();
    }

    private async Task FailuresAsync(HttpClient county)
    {
        using var nobody = house.CreateClient();
        await nobody.PostAsJsonAsync("/api/tokens", new { userName = "Zaphira Quell", password = "她的邻居夏侯" });
        await nobody.GetAsync($"/api/cases?q={IdNo}");
        await county.GetAsync($"/api/cases?q={Uri.EscapeDataString("欧阳雪莲")}");
        await county.GetAsync($"/api/households/{IdNo}");
        await county.GetAsync($"/{Uri.EscapeDataString("司徒流云")}/Zaphira%20Quell");
        await county.GetAsync($"/api/audit?action={Uri.EscapeDataString("欧阳雪莲")}");
        await county.PostAsync($"/api/imports?kind={Uri.EscapeDataString("司徒流云")}", new StringContent("x"));
        await county.PostAsJsonAsync("/api/signals", new { idNo = IdNo, name = "欧阳雪莲", concern = "她的邻居夏侯", rule = "Zaphira Quell" });
    }
}
