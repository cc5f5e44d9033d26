using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Studio;

public sealed partial class ServingTheDesigner(TestHouse house) : IClassFixture<TestHouse>
{
    private const string Front = "/studio/workflows/definitions";

    [Fact]
    public async Task Every_file_that_the_page_names_is_there_packed_and_of_our_host()
    {
        using var admin = await StudioVisitor.EnterAsync(house);
        var named = Named().Matches(await admin.Http.GetStringAsync(Front)).Select(m => m.Groups[1].Value).Where(a => a != "/studio/" && !a.StartsWith("data:", StringComparison.Ordinal)).ToList();

        named.Should().Contain("_framework/blazor.webassembly.js").And.NotContain(a => a.Contains("//", StringComparison.Ordinal));
        foreach (var address in named.Where(a => a.EndsWith(".js", StringComparison.Ordinal) || a.EndsWith(".css", StringComparison.Ordinal)))
        {
            using var answer = await GetAsync(admin, address, "br");
            answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentType!.MediaType.Should().Be(address.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/css", address);
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_file_is_sent_in_the_form_that_the_browser_understands(string encoding)
    {
        using var admin = await StudioVisitor.EnterAsync(house);
        using var answer = await GetAsync(admin, "_framework/blazor.webassembly.js", encoding);
        var body = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };

        (await new StreamReader(plain).ReadToEndAsync()).Should().Contain("Blazor");
        answer.Content.Headers.ContentEncoding.Should().BeEquivalentTo(encoding == "identity" ? [] : [encoding]);
        answer.Headers.Vary.Should().Contain("Accept-Encoding");
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again()
    {
        using var admin = await StudioVisitor.EnterAsync(house);
        using var first = await GetAsync(admin, "_framework/dotnet.js", "br");
        first.Headers.CacheControl!.NoCache.Should().BeTrue("its name does not say its content");

        using var request = Request("_framework/dotnet.js", "br");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await admin.Http.SendAsync(request);
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);

        using var other = Request("_framework/dotnet.js", "gzip");
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var unpacked = await admin.Http.SendAsync(other);
        unpacked.StatusCode.Should().Be(HttpStatusCode.OK, "another form is another answer");
    }

    [Fact]
    public async Task A_file_whose_name_says_its_content_is_never_asked_for_again()
    {
        using var admin = await StudioVisitor.EnterAsync(house);
        using var script = await GetAsync(admin, "_framework/dotnet.js", "identity");
        var name = Assembly().Match(await script.Content.ReadAsStringAsync()).Value;

        using var answer = await GetAsync(admin, $"_framework/{name}", "br");

        answer.Headers.CacheControl!.ToString().Should().Contain("immutable").And.Contain("private");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/wasm");
    }

    [Theory]
    [InlineData("/studio/_framework/nothing.wasm")]
    [InlineData("/studio/_content/../../caseflow.db")]
    [InlineData("/studio/_content/%2e%2e/files.json")]
    [InlineData("/studio/files.json")]
    [InlineData("/studio/workflows/instances/00000000-0000-0000-0000-000000000001/view")]
    [InlineData("/studio/workflows/definitions/nothing/edit")]
    [InlineData("/studio/workflows/definitions/household-case/other")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var admin = await StudioVisitor.EnterAsync(house);
        using var answer = await admin.Http.GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_inline_runs_on_its_pages()
    {
        using var admin = await StudioVisitor.EnterAsync(house);
        using var answer = await admin.Http.GetAsync($"{Front}/household-case/edit");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().NotContain("http").And.NotContain("*");
        var scripts = policy.Split(';').Single(p => p.TrimStart().StartsWith("script-src", StringComparison.Ordinal));
        scripts.Should().NotContain("unsafe-inline").And.NotContain("'unsafe-eval'");
        (await answer.Content.ReadAsStringAsync()).Should().NotMatchRegex("<script(?![^>]*src=)").And.NotMatchRegex(" on[a-z]+=");
    }

    [Theory]
    [InlineData("/studio", Front)]
    [InlineData("/studio/workflows", Front)]
    [InlineData("/workflows/definitions/household-case/edit", Front + "/household-case/edit")]
    [InlineData("/workflows/instances/1/view", "/studio/workflows/instances/1/view")]
    public async Task Addresses_that_the_designer_makes_up_lead_to_ours(string made, string ours)
    {
        using var admin = await StudioVisitor.EnterAsync(house);
        using var answer = await admin.Http.GetAsync(made);
        answer.Headers.Location!.ToString().Should().Be(ours);
    }

    [Theory]
    [InlineData("township001")]
    [InlineData("auditor")]
    [InlineData(null)]
    public async Task Nobody_but_an_administrator_gets_any_of_it(string? userName)
    {
        using var visitor = await StudioVisitor.EnterAsync(house, userName);
        foreach (var address in (string[])[Front, $"{Front}/household-case/edit", "/studio/_framework/dotnet.js", "/studio/appsettings.json"])
        {
            using var answer = await visitor.Http.GetAsync(address);
            answer.StatusCode.Should().Be(userName is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, address);
        }

        using var token = await visitor.AskForTokenAsync(Guid.NewGuid(), withForm: false);
        token.StatusCode.Should().Be(userName is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden);
    }

    private static Task<HttpResponseMessage> GetAsync(StudioVisitor visitor, string address, string encoding) => visitor.Http.SendAsync(Request(address, encoding));

    private static HttpRequestMessage Request(string address, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address.StartsWith('/') ? address : $"/studio/{address}");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return request;
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex(@"System\.Private\.CoreLib\.[a-z0-9]{10}\.wasm")]
    private static partial Regex Assembly();
}
