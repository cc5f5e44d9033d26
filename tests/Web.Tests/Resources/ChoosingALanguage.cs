using CaseFlow.Web.Resources;
using Microsoft.AspNetCore.Http;

namespace CaseFlow.Web.Tests.Resources;

public sealed class ChoosingALanguage
{
    [Theory]
    [InlineData(null, null, "en")]
    [InlineData(null, "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans")]
    [InlineData(null, "fr, en;q=0.5, zh;q=0.7", "zh-Hans")]
    [InlineData(null, "fr", "en")]
    [InlineData("zh-Hans", "en", "zh-Hans")]
    [InlineData("en", "zh-CN", "en")]
    [InlineData("tlh", "zh-CN", "zh-Hans")]
    public void The_cookie_comes_first_then_the_browsers_wish_then_English(string? cookie, string? accept, string expected)
    {
        var request = new DefaultHttpContext().Request;
        if (cookie is not null)
        {
            request.Headers.Cookie = $"{Languages.Cookie}={cookie}";
        }

        request.Headers.AcceptLanguage = accept;

        Languages.Chosen(request).Should().Be(expected);
    }

    [Theory]
    [InlineData("/cases?q=a", true)]
    [InlineData("//elsewhere.example", false)]
    [InlineData("/\\elsewhere.example", false)]
    [InlineData("https://elsewhere.example", false)]
    [InlineData(null, false)]
    public void The_switch_goes_back_to_pages_of_this_house_only(string? address, bool local)
    {
        Languages.IsLocal(address).Should().Be(local);
    }
}
