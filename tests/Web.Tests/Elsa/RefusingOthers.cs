using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>Every route under <c>/elsa</c> that the running host has, asked by those who are no administrators.</summary>
public sealed partial class RefusingOthers(TestHouse house) : IClassFixture<TestHouse>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("county1")]
    [InlineData("village001-1")]
    [InlineData("auditor")]
    public async Task Another_role_is_refused_at_every_route_and_on_record(string user)
    {
        using var other = await house.ClientOfAsync(user);
        using var auditor = await house.ClientOfAsync("auditor");
        var routes = Routes();
        var before = await RecordedAsync(auditor, user);

        foreach (var (method, path) in routes)
        {
            var answer = await AskAsync(other, method, path);
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, $"{user} asked {method} {path}");
        }

        routes.Should().HaveCountGreaterThan(40, "all of them are meant");
        // Beyond a bound, a caller's refusals of one minute are counted instead of written down one by one.
        var expected = Math.Min(routes.Count, RefusalQueue.MostPerCallerAndMinute);
        await UntilAsync(async () => await RecordedAsync(auditor, user) - before >= expected);
    }

    [Fact]
    public async Task Nobody_is_refused_at_every_route_and_counted()
    {
        await house.OpenAsync();
        using var nobody = house.CreateClient();
        var routes = Routes();
        var queue = house.Services.GetRequiredService<RefusalQueue>();
        var counted = 0;
        queue.TakeCounts();

        foreach (var (method, path) in routes)
        {
            var answer = await AskAsync(nobody, method, path);
            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, $"nobody asked {method} {path}");
            await UntilAsync(() => Task.FromResult((counted += queue.TakeCounts()?.PerAddress.Values.Sum() ?? 0) > 0)); // behind the answer
            counted = 0;
        }
    }

    [Fact]
    public async Task Each_record_names_the_route()
    {
        using var other = await house.ClientOfAsync("township001");
        using var auditor = await house.ClientOfAsync("auditor");

        (await other.GetAsync("/elsa/api/workflow-definitions")).StatusCode.Should().Be(HttpStatusCode.Forbidden);

        await UntilAsync(async () => (await RefusalsAsync(auditor)).Any(
            r => (string)r["actorName"]! == "township001" && (string)r["params"]!["route"]! == "/elsa/api/workflow-definitions"));
    }

    private static async Task<int> RecordedAsync(HttpClient auditor, string user) => (await RefusalsAsync(auditor)).Count(r => (string)r["actorName"]! == user);

    private static async Task<List<JsonNode>> RefusalsAsync(HttpClient auditor)
    {
        var all = new List<JsonNode>();
        for (var page = 1; page <= 5; page++)
        {
            var found = (await auditor.GetFromJsonAsync<JsonObject>($"/api/audit?action=access.refused&pageSize=200&page={page}"))!["items"]!.AsArray();
            all.AddRange(found.Select(i => i!));
            if (found.Count < 200) break;
        }

        return all;
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT") request.Content = JsonContent.Create(new { });
        return await client.SendAsync(request);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var end = DateTime.UtcNow + Patience;
        while (!await holds())
        {
            (DateTime.UtcNow < end).Should().BeTrue("it should have happened by now");
            await Task.Delay(100);
        }
    }

    private List<(string Method, string Path)> Routes() =>
    [
        .. house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("elsa", StringComparison.OrdinalIgnoreCase) == true)
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(method => (method, PathOf(e.RoutePattern.RawText!))))
            .Distinct(),
    ];

    private static string PathOf(string pattern) => "/" + Parameter().Replace(pattern, part => part.Groups["kind"].Value switch
    {
        "guid" => "0197f3a0-0000-7000-8000-000000000001",
        "int" => "1",
        _ => "x",
    }).TrimStart('/');

    [GeneratedRegex(@"\{\**[A-Za-z]+(:(?<kind>[a-z]+))?[^}]*\}")]
    private static partial Regex Parameter();
}
