using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Domain.People;
using CaseFlow.Web.Tests.Imports;

namespace CaseFlow.Web.Tests.Detection;

/// <summary>Small families of village 532503001901 in the demo county, sent as files.</summary>
internal static class Families
{
    private const string Institution = "H53250001";

    private static int last;

    /// <summary>The county's day when the house was opened without moving its clock.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));

    /// <summary>One grown-up member, enrolled this year, net income 100 000.</summary>
    public static async Task<Family> RegisterAsync(this HttpClient county, string population = "LiftedOut")
    {
        var number = Interlocked.Increment(ref last);
        var family = new Family($"T-{number:0000}", IdOf(number), $"测{(char)('一' + number)}示例");
        await county.AppliedAsync("households", "householdNo,regionCode,address,populationType,registeredOn,liftedOutYear,memberCount,annualNetIncome,incomeYear,labourCount,bankAccount",
            $"{family.Number},532503001901,示例路{number}号,{population},2016-01-01,,1,100000.00,2020,1,");
        await county.AppliedAsync("persons", "householdNo,idNo,name,phone,relationToHead,disabilityCert,adlDependent,specialFamilyPlanning,deathDate,movedOutOn",
            $"{family.Number},{family.IdNo},{family.Name},,Head,,N,N,,");
        await county.EnrolledAsync(family, enrolled: true);
        var found = await county.GetFromJsonAsync<JsonElement>($"/api/households?q={family.Number}");
        return family with { Id = found.GetProperty("items")[0].GetProperty("id").GetGuid() };
    }

    /// <summary>An inpatient stay that the patient paid alone, settled so many days ago.</summary>
    public static Task PaidAsync(this HttpClient county, Family family, decimal yuan, string claim = "1", int daysAgo = 10)
    {
        var settled = Today.AddDays(-daysAgo);
        var amount = yuan.ToString("0.00", CultureInfo.InvariantCulture);
        return county.AppliedAsync(
            "medical-expenses",
            "period,claimNo,idNo,name,visitType,institutionCode,level,admitDate,dischargeDate,settleDate,icd10,total,selfFunded,compliant,basicPaid,majorPaid,aidPaid,"
            + "bottom351Paid,supp180Paid,otherPaid,personalPaid,payAfterTreatment,deposit,oneStop,referralNo",
            $"{settled:yyyyMM},{family.Number}-{claim},{family.IdNo},{family.Name},inpatient,{Institution},prefecture,{settled.AddDays(-5):yyyy-MM-dd},{settled:yyyy-MM-dd},"
            + $"{settled:yyyy-MM-dd},J18.9,{amount},0.00,{amount},0.00,0.00,0.00,0.00,0.00,0.00,{amount},N,0.00,N,");
    }

    public static Task DiagnosedAsync(this HttpClient county, Family family, string icd10) =>
        county.AppliedAsync("diagnoses", "idNo,icd10,name,diagnosedOn,institutionCode", $"{family.IdNo},{icd10},示例诊断,{Today.AddDays(-3):yyyy-MM-dd},{Institution}");

    public static Task EnrolledAsync(this HttpClient county, Family family, bool enrolled) =>
        county.AppliedAsync("enrolments", "idNo,year,enrolled,scheme,premium,subsidy,selfPaid,subsidyClass,enrolledOn",
            enrolled ? $"{family.IdNo},{Today.Year},Y,resident,400.00,220.00,180.00,Fixed,{Today.Year}-01-01" : $"{family.IdNo},{Today.Year},N,,0.00,0.00,0.00,None,");

    public static async Task<JsonElement> FileAsync(this HttpClient client, Family family) =>
        await client.GetFromJsonAsync<JsonElement>($"/api/households/{family.Id}");

    public static List<string> Rules(this JsonElement file) =>
        file.GetProperty("assessment") is { ValueKind: JsonValueKind.Object } said
            ? [.. said.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("rule").GetString()!)]
            : [];

    public static List<JsonElement> Signals(this JsonElement file) => [.. file.GetProperty("signals").EnumerateArray()];

    private static async Task AppliedAsync(this HttpClient county, string kind, string header, string row)
    {
        var import = await county.ImportAsync(kind, $"{header}\n{row}\n");
        import.State().Should().Be("Completed");
        import.Count("rejected").Should().Be(0, string.Join("; ", (await county.RejectionsAsync(import)).Select(r => r.GetRawText())));
    }

    private static string IdOf(int number)
    {
        var first17 = $"53259919700101{number:000}";
        return first17 + IdNumber.CheckCharacterOf(first17);
    }
}

internal sealed record Family(string Number, string IdNo, string Name)
{
    public Guid Id { get; init; }
}
