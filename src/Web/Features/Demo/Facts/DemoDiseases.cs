using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <param name="Icd10">Code, some with the Chinese extension.</param>
/// <param name="Only">The sex it occurs in; null: both.</param>
internal sealed record DemoDisease(string Icd10, string Name, int FromAge, int ToAge, double Weight, Sex? Only = null)
{
    public bool Fits(int age, Sex sex) => age >= FromAge && age <= ToAge && (Only is null || Only == sex);
}

/// <summary>What people of the demo county have. Weights are shares of a plausible county, not statistics.</summary>
internal static class DemoDiseases
{
    public static readonly DemoDisease Hypertension = new("I10.x00", "原发性高血压", 35, 120, 1);
    public static readonly DemoDisease Diabetes = new("E11.900", "2型糖尿病", 35, 120, 1);
    public static readonly DemoDisease Tuberculosis = new("A16.200", "肺结核", 15, 120, 1);
    public static readonly DemoDisease MentalDisorder = new("F20.900", "精神分裂症", 18, 120, 1);

    /// <summary>Of the thirty major diseases.</summary>
    public static readonly IReadOnlyList<DemoDisease> Major =
    [
        new("C16.900", "胃恶性肿瘤", 40, 120, 3),
        new("C34.900x001", "肺恶性肿瘤", 45, 120, 4),
        new("C22.000", "肝细胞癌", 35, 120, 2),
        new("C18.900", "结肠恶性肿瘤", 45, 120, 2),
        new("C50.900", "乳腺恶性肿瘤", 30, 90, 3, Sex.Female),
        new("C53.900", "宫颈恶性肿瘤", 30, 80, 2, Sex.Female),
        new("I21.900", "急性心肌梗死", 45, 120, 3),
        new("I63.900", "脑梗死", 50, 120, 6),
        new("J44.900", "慢性阻塞性肺疾病", 50, 120, 4),
        new("N18.500", "终末期肾病", 25, 90, 2),
        new("H25.900", "老年性白内障", 60, 120, 3),
        new("F20.900", "精神分裂症", 18, 60, 1),
        new("Q21.100", "房间隔缺损", 0, 14, 2),
        new("C91.000", "急性淋巴细胞白血病", 0, 14, 1),
        new("D56.100", "β型地中海贫血", 0, 40, 1),
    ];

    /// <summary>Mapped to a major disease by judgement only.</summary>
    public static readonly IReadOnlyList<DemoDisease> Doubtful =
    [
        new("C41.900", "骨恶性肿瘤", 10, 120, 1),
        new("C40.200", "下肢长骨恶性肿瘤", 10, 120, 1),
        new("C48.000", "腹膜后恶性肿瘤", 10, 120, 1),
    ];

    /// <summary>For a few days in hospital.</summary>
    public static readonly IReadOnlyList<DemoDisease> Inpatient =
    [
        new("J18.900", "肺炎", 0, 120, 5),
        new("K35.900", "急性阑尾炎", 6, 70, 2),
        new("K80.200", "胆囊结石", 25, 120, 2),
        new("S82.600", "踝关节骨折", 12, 120, 2),
        new("M51.200", "腰椎间盘突出", 30, 90, 3),
        new("J42.x00", "慢性支气管炎", 50, 120, 4),
        new("K29.500", "慢性胃炎", 18, 120, 2),
        new("O80.000", "顺产", 20, 42, 2, Sex.Female),
    ];

    /// <summary>For an afternoon.</summary>
    public static readonly IReadOnlyList<DemoDisease> Outpatient =
    [
        new("J06.900", "急性上呼吸道感染", 0, 120, 10),
        new("K29.700", "胃炎", 15, 120, 4),
        new("M54.500", "腰痛", 25, 120, 4),
        new("J20.900", "急性支气管炎", 0, 120, 4),
        new("L30.900", "皮炎", 0, 120, 2),
        new("N39.000", "尿路感染", 15, 120, 2),
        new("K02.900", "龋齿", 4, 70, 2),
    ];

    public static DemoDisease? For(DemoRandom random, IReadOnlyList<DemoDisease> among, int age, Sex sex)
    {
        List<(DemoDisease, double)> fitting = [.. among.Where(d => d.Fits(age, sex)).Select(d => (d, d.Weight))];
        return fitting.Count == 0 ? null : random.Of(fitting);
    }
}
