using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Tests.Security;

public sealed class RevealingAPerson(SweptHouse house) : IClassFixture<SweptHouse>
{
    [Fact]
    public async Task Shows_what_was_asked_for_and_is_on_record_with_its_reason()
    {
        var person = await PersonAsync("532599194009090122");
        using var officer = await house.ClientOfAsync("township001");

        using var answer = await officer.PostAsJsonAsync($"/api/persons/{person}/reveal", new { reason = "call the family", fields = new[] { "phone", "address" } });

        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        var shown = await answer.Content.ReadFromJsonAsync<JsonElement>();
        shown.GetProperty("phone").GetString().Should().Be("13987651234");
        shown.GetProperty("address").GetString().Should().Be("苹果巷七号");
        shown.GetProperty("idNo").ValueKind.Should().Be(JsonValueKind.Null);
        using var auditor = await house.ClientOfAsync("auditor");
        var trail = await auditor.GetFromJsonAsync<JsonElement>($"/api/audit?action=person.reveal&subjectId={person}");
        var record = trail.GetProperty("items")[0];
        record.GetProperty("actorName").GetString().Should().Be("township001");
        record.GetProperty("params").GetProperty("reason").GetString().Should().Be("call the family");
        record.GetProperty("params").GetProperty("fields").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task Out_of_scope_is_as_if_they_were_not_there()
    {
        var person = await PersonAsync("532599194009090122");
        using var elsewhere = await house.ClientOfAsync("township002");

        using var answer = await elsewhere.PostAsJsonAsync($"/api/persons/{person}/reveal", new { reason = "curiosity" });

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        await RefusedOnRecordAsync("township002", 404);
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("admin")]
    public async Task Who_only_reads_masked_files_may_not(string userName)
    {
        var person = await PersonAsync("532599194009090122");
        using var client = await house.ClientOfAsync(userName);

        using var answer = await client.PostAsJsonAsync($"/api/persons/{person}/reveal", new { reason = "curiosity" });

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        await RefusedOnRecordAsync(userName, 403);
    }

    [Fact]
    public async Task Needs_a_reason()
    {
        var person = await PersonAsync("532599194009090122");
        using var officer = await house.ClientOfAsync("township001");

        using var answer = await officer.PostAsJsonAsync($"/api/persons/{person}/reveal", new { reason = " " });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).Code().Should().Be("reveal.reason_missing");
    }

    private async Task RefusedOnRecordAsync(string userName, int status)
    {
        using var auditor = await house.ClientOfAsync("auditor");
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var trail = await auditor.GetFromJsonAsync<JsonElement>("/api/audit?action=access.refused&pageSize=200");
            if (trail.GetProperty("items").EnumerateArray().Any(i =>
                i.GetProperty("actorName").GetString() == userName && i.GetProperty("params").GetProperty("status").GetInt32() == status))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The refusal was not recorded.");
    }

    private async Task<Guid> PersonAsync(string idNo)
    {
        var (village, _) = await house.VillagesAsync("township001", "township002");
        using var county = await house.ClientOfAsync("county1");
        (await county.ImportAsync("households", PersonalFiles.Household("REVEAL-1", village, "苹果巷七号", "6217009876543210987"))).State().Should().Be("Completed");
        var import = await county.ImportAsync("persons", PersonalFiles.Person("REVEAL-1", idNo, "欧阳雪莲", "13987651234"));
        import.State().Should().Be("Completed");
        return await house.ReadAsync(db => db.Persons.Where(p => db.Households.Any(h => h.Id == p.HouseholdId && h.HouseholdNo == "REVEAL-1"))
            .Select(p => p.Id).SingleAsync());
    }
}

internal static class PersonalFiles
{
    public static string Household(string number, string village, string address, string bankAccount) =>
        "householdNo,regionCode,address,populationType,registeredOn,liftedOutYear,memberCount,annualNetIncome,incomeYear,labourCount,bankAccount\n"
        + $"{number},{village},{address},EdgeHousehold,2021-05-10,,1,12000,2025,1,{bankAccount}\n";

    public static string Person(string household, string idNo, string name, string phone) =>
        "householdNo,idNo,name,phone,relationToHead,disabilityCert,adlDependent,specialFamilyPlanning,deathDate,movedOutOn\n"
        + $"{household},{idNo},{name},{phone},Head,,N,N,,\n";

    public static string Diagnosis(string idNo, string icd10, string name) =>
        "idNo,icd10,name,diagnosedOn,institutionCode\n" + $"{idNo},{icd10},{name},2024-03-05,\n";
}
