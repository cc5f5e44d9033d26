namespace CaseFlow.Web.Features.Demo;

/// <summary>The demo county's places: Mengzi 蒙自市 as in the statistical release of June 2020, with institutions as far as the sources name them
/// (the others are marked 示例) and with invented villages under codes that end in 9xx.</summary>
internal static class DemoPlaces
{
    public const string CountyCode = "532503";
    public const string CountyHospitalCode = "H53250301";
    public const string PrefectureHospitalCode = "H53250001";

    /// <summary>The release that lists these thirteen units.</summary>
    public static readonly DateOnly ReleasedOn = new(2020, 6, 30);

    private const string FirstOfVillageNames = "竹松梨桃杏枫荷兰桂茶柳榕樟梅棉椿";
    private const string SecondOfVillageNames = "坪湾箐冲";

    private static readonly string[] FirstInLatin =
        ["Zhu", "Song", "Li", "Tao", "Xing", "Feng", "He", "Lan", "Gui", "Cha", "Liu", "Rong", "Zhang", "Mei", "Mian", "Chun"];

    private static readonly string[] SecondInLatin = ["ping", "wan", "qing", "chong"];

    public static IReadOnlyList<TownshipPlace> Townships { get; } =
    [
        new("001", "文澜街道", "Wenlan Subdistrict", "东城社区卫生服务中心", IsUrban: true),
        new("002", "雨过铺街道", "Yuguopu Subdistrict", "雨过铺社区卫生服务中心（示例）", IsUrban: true),
        new("003", "观澜街道", "Guanlan Subdistrict", "观澜社区卫生服务中心（示例）", IsUrban: true),
        new("004", "文萃街道", "Wencui Subdistrict", "文萃社区卫生服务中心（示例）", IsUrban: true),
        new("102", "草坝镇", "Caoba Town", "草坝镇卫生院（示例）"),
        // A subdistrict under another code since 2021; the demo keeps the thirteen units of the release.
        new("104", "新安所镇", "Xin'ansuo Town", "新安所镇中心卫生院", ValidTo: new(2021, 10, 31)),
        new("105", "芷村镇", "Zhicun Town", "芷村镇中心卫生院"),
        new("106", "鸣鹫镇", "Mingjiu Town", "鸣鹫镇卫生院（示例）"),
        new("107", "冷泉镇", "Lengquan Town", "冷泉镇卫生院（示例）"),
        new("201", "期路白苗族乡", "Qilubai Miao Township", "期路白乡卫生院"),
        new("202", "老寨苗族乡", "Laozhai Miao Township", "老寨苗族乡卫生院（示例）"),
        new("203", "水田乡", "Shuitian Township", "水田乡卫生院（示例）"),
        new("204", "西北勒乡", "Xibeile Township", "西北勒乡卫生院（示例）"),
    ];

    /// <summary>Four to six a township, no name twice.</summary>
    public static IReadOnlyList<VillagePlace> VillagesOf(TownshipPlace township)
    {
        var index = IndexOf(township);
        var before = Townships.Take(index).Select((_, i) => CountOf(i)).Sum();
        return [.. Enumerable.Range(0, CountOf(index)).Select(i => Village(township, before + i, i + 1))];
    }

    private static int IndexOf(TownshipPlace township) =>
        Townships.Select((place, i) => (place, i)).First(x => x.place.Suffix == township.Suffix).i;

    private static int CountOf(int townshipIndex) => 4 + (townshipIndex % 3);

    private static VillagePlace Village(TownshipPlace township, int nth, int number)
    {
        var first = nth % FirstInLatin.Length;
        var second = (first + (nth / FirstInLatin.Length)) % SecondInLatin.Length;
        return new(
            $"{township.Code}9{number:00}",
            number,
            $"{FirstOfVillageNames[first]}{SecondOfVillageNames[second]}{(township.IsUrban ? "社区" : "村")}",
            $"{FirstInLatin[first]}{SecondInLatin[second]} {(township.IsUrban ? "Community" : "Village")}");
    }
}

/// <param name="Suffix">The last three digits of the township's code.</param>
/// <param name="Centre">The name of its health centre.</param>
internal sealed record TownshipPlace(string Suffix, string Name, string NameEn, string Centre, bool IsUrban = false, DateOnly? ValidTo = null)
{
    public string Code => DemoPlaces.CountyCode + Suffix;

    public string CentreCode => "C" + Code;
}

/// <param name="Code">12 digits.</param>
/// <param name="Number">In its township, from 1.</param>
internal sealed record VillagePlace(string Code, int Number, string Name, string NameEn)
{
    public string ClinicCode => "V" + Code;
}
