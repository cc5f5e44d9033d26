using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Detection;

public sealed class ReadingHouseholds(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task A_file_shows_facts_and_masks_people()
    {
        using var county = await house.ClientOfAsync("county1");
        var family = await county.RegisterAsync("EdgeHousehold");
        await county.PaidAsync(family, 100m);
        await county.PaidAsync(family, 200m, claim: "2", daysAgo: 9);
        await county.DiagnosedAsync(family, "I10");

        var file = await county.GetFromJsonAsync<JsonElement>($"/api/households/{family.Id}?pageSize=1");

        var member = file.GetProperty("members")[0];
        member.GetProperty("name").GetString().Should().Be("测**");
        member.GetProperty("idNo").GetString().Should().Be($"532599********{family.IdNo[^4..]}");
        member.GetProperty("diagnoses")[0].GetProperty("icd10").GetString().Should().Be("****");
        member.GetProperty("enrolments")[0].GetProperty("subsidy").GetDecimal().Should().Be(220m);
        file.GetProperty("address").GetString().Should().Be("****");
        file.GetProperty("countsRight").GetBoolean().Should().BeTrue();
        file.GetProperty("expenses").GetProperty("total").GetInt32().Should().Be(2);
        file.GetProperty("expenses").GetProperty("items").EnumerateArray().Should().ContainSingle()
            .Which.GetProperty("personalPaid").GetDecimal().Should().Be(200m);
        file.GetRawText().Should().NotContain(family.IdNo).And.NotContain(family.Name).And.NotContain("示例路");
    }

    [Fact]
    public async Task Households_are_found_by_number_id_number_name_and_village_within_scope_only()
    {
        using var county = await house.ClientOfAsync("county1");
        using var township = await house.ClientOfAsync("township001");
        using var elsewhere = await house.ClientOfAsync("township105");
        using var admin = await house.ClientOfAsync("admin");
        var family = await county.RegisterAsync();

        foreach (var q in new[] { family.Number, family.IdNo, family.Name[..2] })
        {
            (await FoundAsync(township, q)).Should().Contain(family.Id, q);
            (await FoundAsync(elsewhere, q)).Should().BeEmpty(q);
        }

        (await elsewhere.GetAsync($"/api/households/{family.Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await admin.GetAsync($"/api/households/{family.Id}")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Everyone_reads_the_countys_organisations()
    {
        using var doctor = await house.ClientOfAsync("village001-1");

        var townships = await doctor.GetFromJsonAsync<JsonElement>("/api/organisations?kind=Township&pageSize=5");
        var one = await doctor.GetFromJsonAsync<JsonElement>("/api/organisations?q=532503001&kind=Township");

        townships.GetProperty("total").GetInt32().Should().BeGreaterThanOrEqualTo(13);
        townships.GetProperty("items").GetArrayLength().Should().Be(5);
        one.GetProperty("items")[0].GetProperty("principalUserId").ValueKind.Should().Be(JsonValueKind.String);
    }

    private static async Task<List<Guid>> FoundAsync(HttpClient client, string q)
    {
        var page = await client.GetFromJsonAsync<JsonElement>($"/api/households?q={Uri.EscapeDataString(q)}");
        return [.. page.GetProperty("items").EnumerateArray().Select(h => h.GetProperty("id").GetGuid())];
    }
}
