using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo;

/// <summary>Invented names of people, put together from common characters.</summary>
internal static class DemoNames
{
    private const string Surnames = "李王张杨刘陈罗马普白熊陶侯项古赵周吴徐孙朱高林何郭梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹金陆郝孔崔康毛邱秦江史顾侍孟龙万段钱汤尹黎易常武乔贺赖龚文";
    private const string MaleGiven = "建国华强军平志明伟勇刚文林海波宏斌辉健俊杰浩宇鹏飞荣贵福生春发金才有德兴旺永清正光云松柏山川";
    private const string FemaleGiven = "秀英桂兰芳梅丽红琴美玲珍翠莲凤霞燕玉淑慧敏静娟萍艳春花巧云月香彩菊雪婷雯佳怡琳欣瑶";

    public static string Surname(DemoRandom random) => Surnames[random.Between(0, Surnames.Length - 1)].ToString();

    public static string Of(DemoRandom random, Sex sex, string? surname = null)
    {
        var given = sex is Sex.Male ? MaleGiven : FemaleGiven;
        var first = given[random.Between(0, given.Length - 1)];
        var second = given[random.Between(0, given.Length - 1)];
        return (surname ?? Surname(random)) + first + (first == second || random.Chance(0.1) ? "" : second);
    }

    public static string OfAnybody(DemoRandom random) => Of(random, random.Chance(0.5) ? Sex.Male : Sex.Female);
}
