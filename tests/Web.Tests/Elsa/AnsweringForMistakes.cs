using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Elsa;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>Whatever goes wrong below <c>/elsa/api</c>, the designer is told once and does not send it again.</summary>
public sealed class AnsweringForMistakes(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task Our_own_mistake_is_a_400_without_its_words()
    {
        var (status, body) = await AskAsync("/elsa/api/x", _ => throw new InvalidOperationException("the database is locked"));

        status.Should().Be(400);
        body.Should().Contain("house.failed").And.NotContain("database");
    }

    [Theory]
    [InlineData(ErrorKind.Conflict, 400)]
    [InlineData(ErrorKind.Unprocessable, 400)]
    [InlineData(ErrorKind.TooLarge, 400)]
    [InlineData(ErrorKind.Unavailable, 400)]
    [InlineData(ErrorKind.NotFound, 404)]
    [InlineData(ErrorKind.Forbidden, 403)]
    public async Task A_refusal_of_any_kind_is_shown(ErrorKind kind, int expected)
    {
        var (status, body) = await AskAsync("/elsa/api/x", _ => throw new DomainException(kind, "definition.not_found", ("definitionId", "d")));

        status.Should().Be(expected);
        ((int)JsonNode.Parse(body)!["statusCode"]!).Should().Be(expected);
        JsonNode.Parse(body)!["errors"]!["generalErrors"]!.AsArray().Should().ContainSingle();
    }

    [Theory]
    [InlineData(401, "caller.unknown")]
    [InlineData(403, "caller.forbidden")]
    [InlineData(404, "resource.not_found")]
    [InlineData(415, "request.media_type")]
    public async Task An_answer_without_words_gets_some(int given, string code)
    {
        var (status, body) = await AskAsync("/elsa/api/x", http =>
        {
            http.Response.StatusCode = given;
            return Task.CompletedTask;
        });

        status.Should().Be(given);
        ((string)JsonNode.Parse(body)!["code"]!).Should().Be(code);
    }

    [Fact]
    public async Task Elsewhere_nothing_changes()
    {
        var elsewhere = () => AskAsync("/api/x", _ => throw new InvalidOperationException());

        await elsewhere.Should().ThrowAsync<InvalidOperationException>();
    }

    private async Task<(int Status, string Body)> AskAsync(string path, RequestDelegate next)
    {
        await house.OpenAsync();
        await using var scope = house.Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Path = path }, Response = { Body = body } };

        await new ElsaProblems(next, NullLogger<ElsaProblems>.Instance).InvokeAsync(http, scope.ServiceProvider.GetRequiredService<Texts>());

        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
