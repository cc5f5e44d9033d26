using System.Globalization;
using System.Text;
using CaseFlow.Domain.People;
using CaseFlow.Web.Features.Demo;

namespace CaseFlow.Faults.Hosting;

/// <summary>Files of invented households of one person each, at risk by a large hospital bill of last month. Address code 532599 belongs to no place.</summary>
internal sealed class County(int townshipIndex, DateOnly today)
{
    public const string ExpenseHeader =
        "period,claimNo,idNo,name,visitType,institutionCode,level,admitDate,dischargeDate,settleDate,icd10,total,selfFunded,compliant,basicPaid,majorPaid,"
        + "aidPaid,bottom351Paid,supp180Paid,otherPaid,personalPaid,payAfterTreatment,deposit,oneStop,referralNo";

    private readonly TownshipPlace township = DemoPlaces.Townships[townshipIndex];

    public string OfficerName => "township" + township.Suffix;

    public IReadOnlyList<string> DoctorNames => [.. DemoPlaces.VillagesOf(township).Select(v => $"village{township.Suffix}-{v.Number}")];

    public static string HouseholdNo(int n) => string.Create(CultureInfo.InvariantCulture, $"FT-{n:000000}");

    public static string ClaimNo(int n, int claim) => string.Create(CultureInfo.InvariantCulture, $"FT-{n:000000}-{claim:000}");

    /// <summary>Good rows for these households.</summary>
    public string Households(IEnumerable<int> numbers)
    {
        var villages = DemoPlaces.VillagesOf(township);
        return File(
            "householdNo,regionCode,address,populationType,registeredOn,liftedOutYear,memberCount,annualNetIncome,incomeYear,labourCount,bankAccount",
            numbers.Select(n => $"{HouseholdNo(n)},{villages[n % villages.Count].Code},测试地址{n}号,LiftedOut,2014-06-01,2018,1,30000.00,{today.Year - 1},1,"));
    }

    public static string Persons(IEnumerable<int> numbers) => File(
        "householdNo,idNo,name,phone,relationToHead,disabilityCert,adlDependent,specialFamilyPlanning,deathDate,movedOutOn",
        numbers.Select(n => $"{HouseholdNo(n)},{IdNo(n)},{Name(n)},,Head,,N,N,,"));

    /// <param name="numbers">Of the households.</param>
    /// <param name="claimsEach">The first is the large one.</param>
    /// <param name="faulty">So many rows more that must be rejected: a person nobody knows.</param>
    /// <param name="atRisk">Whose first claim is large; null: everybody's.</param>
    public string Expenses(IEnumerable<int> numbers, int claimsEach, int faulty, Func<int, bool>? atRisk = null)
    {
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var good = numbers.SelectMany(n => Enumerable.Range(0, claimsEach).Select(c => Expense(month, ClaimNo(n, c), IdNo(n), Name(n), c == 0 && (atRisk?.Invoke(n) ?? true) ? "80000.00" : "1.00")));
        var bad = Enumerable.Range(0, faulty).Select(f => Expense(month, $"FT-BAD-{f}", IdNo(900_000 + f), "无此人", "1.00"));
        return File(ExpenseHeader, good.Concat(bad));
    }

    public static string Expense(DateOnly month, string claimNo, string idNo, string name, string amount) => string.Create(
        CultureInfo.InvariantCulture,
        $"{month:yyyyMM},{claimNo},{idNo},{name},inpatient,{DemoPlaces.PrefectureHospitalCode},prefecture,{month.AddDays(1):yyyy-MM-dd},{month.AddDays(7):yyyy-MM-dd},{month.AddDays(8):yyyy-MM-dd},I63.900,{amount},0.00,{amount},0.00,0.00,0.00,0.00,0.00,0.00,{amount},Y,0.00,Y,");

    public static string IdNo(int n)
    {
        var first17 = string.Create(CultureInfo.InvariantCulture, $"532599{new DateOnly(1950, 1, 1).AddDays(n / 400):yyyyMMdd}{(n % 400 * 2) + 1:000}");
        return first17 + IdNumber.CheckCharacterOf(first17);
    }

    public static string Name(int n) => "测试" + string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(d => "零一二三四五六七八九"[d - '0']));

    private static string File(string header, IEnumerable<string> rows) =>
        new StringBuilder(header).Append('\n').AppendJoin('\n', rows).Append('\n').ToString();
}
