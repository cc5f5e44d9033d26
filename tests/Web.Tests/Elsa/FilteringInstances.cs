using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>Each filter of the instance list keeps what fits and leaves the rest.</summary>
public sealed class FilteringInstances(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task By_what_is_typed()
    {
        var (story, definition, first, second) = await TwoAsync();

        (await FoundAsync(story, definition, new { searchTerm = "RED BOAT" })).Should().Equal([first], "names are found in any case");
        (await FoundAsync(story, definition, new { searchTerm = "100%" })).Should().Equal([second], "a percent sign is no joker");
        (await FoundAsync(story, definition, new { searchTerm = "o-b" })).Should().BeEmpty();
        (await FoundAsync(story, definition, new { searchTerm = "corr-b" })).Should().Equal(second);
        (await FoundAsync(story, definition, new { searchTerm = first.ToString() })).Should().Equal(first);
        (await FoundAsync(story, definition, new { correlationId = "corr-a" })).Should().Equal(first);
    }

    [Fact]
    public async Task By_state_and_incidents_and_version()
    {
        var (story, definition, first, second) = await TwoAsync();
        await story.PostAsync($"cancel/workflow-instances/{first}");

        (await FoundAsync(story, definition, new { status = "Running" })).Should().Equal(second);
        (await FoundAsync(story, definition, new { statuses = new[] { "Finished" } })).Should().Equal(first);
        (await FoundAsync(story, definition, new { subStatus = "Suspended" })).Should().Equal(second);
        (await FoundAsync(story, definition, new { subStatuses = new[] { "Cancelled", "Suspended" } })).Should().HaveCount(2);
        (await FoundAsync(story, definition, new { hasIncidents = true })).Should().BeEmpty();
        (await FoundAsync(story, definition, new { hasIncidents = false })).Should().HaveCount(2);
        (await FoundAsync(story, definition, new { version = 1 })).Should().HaveCount(2);
        (await FoundAsync(story, definition, new { version = 2 })).Should().BeEmpty();
        (await FoundAsync(story, definition, new { isSystem = true })).Should().BeEmpty();
        (await FoundAsync(story, definition, new { isSystem = false })).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("Created", "Ascending", true)]
    [InlineData("Created", "Descending", false)]
    [InlineData(null, null, false)]
    [InlineData("LastExecuted", "Ascending", false)]
    [InlineData("LastExecuted", "Descending", true)]
    [InlineData("Finished", "Descending", true)]
    [InlineData("Name", null, false)]
    [InlineData("Name", "Descending", true)]
    public async Task In_the_order_asked_for(string? orderBy, string? orderDirection, bool firstIsFirst)
    {
        var (story, definition, first, second) = await TwoAsync();
        await story.CompleteAsync(first, new { approved = true });
        await story.CompleteAsync(first);

        (await FoundAsync(story, definition, new { orderBy, orderDirection })).Should().Equal(firstIsFirst ? [first, second] : [second, first]);
    }

    [Fact]
    public async Task In_pages()
    {
        var (story, definition, first, second) = await TwoAsync();

        var page = (await story.PostAsync("workflow-instances", new { definitionId = definition, page = 1, pageSize = 1 }))!;

        page["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>()).Should().Equal(first);
        ((int)page["totalCount"]!).Should().Be(2);
        second.Should().NotBe(first);
    }

    [Theory]
    [InlineData("Is", 0, true)]
    [InlineData("Is", 1, false)]
    [InlineData("IsNot", 0, false)]
    [InlineData("IsNot", 1, true)]
    [InlineData("GreaterThan", -1, true)]
    [InlineData("GreaterThan", 0, false)]
    [InlineData("GreaterThanOrEqual", 0, true)]
    [InlineData("GreaterThanOrEqual", 1, false)]
    [InlineData("LessThan", 1, true)]
    [InlineData("LessThan", 0, false)]
    [InlineData("LessThanOrEqual", 0, true)]
    [InlineData("LessThanOrEqual", -1, false)]
    public async Task By_when_it_happened(string @operator, int microseconds, bool isFound)
    {
        var (story, definition, first, _) = await TwoAsync();
        await story.PostAsync($"cancel/workflow-instances/{first}");
        var told = (await story.GetAsync($"workflow-instances/{first}"))!;

        foreach (var column in (string[])["CreatedAt", "UpdatedAt", "FinishedAt"])
        {
            var timestamp = told[char.ToLowerInvariant(column[0]) + column[1..]]!.GetValue<DateTimeOffset>() + TimeSpan.FromMicroseconds(microseconds);
            var found = await FoundAsync(story, definition, new { correlationId = "corr-a", timestampFilters = new[] { new { column, @operator, timestamp } } });
            found.Contains(first).Should().Be(isFound, $"{column} {@operator} {timestamp:O}");
        }
    }

    [Fact]
    public async Task By_a_whole_day()
    {
        var (story, definition, first, second) = await TwoAsync();
        var midnight = new DateTimeOffset(DateTimeOffset.UtcNow.Date, TimeSpan.Zero);
        Task<List<Guid>> OnAsync(string @operator, DateTimeOffset timestamp) =>
            FoundAsync(story, definition, new { timestampFilters = new[] { new { column = "CreatedAt", @operator, timestamp } } });

        (await OnAsync("Is", midnight)).Should().Equal(second, first);
        (await OnAsync("LessThanOrEqual", midnight)).Should().HaveCount(2);
        (await OnAsync("GreaterThan", midnight)).Should().BeEmpty();
        (await OnAsync("Is", midnight - TimeSpan.FromDays(1))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"status":"Nope"}""")]
    [InlineData("""{"subStatuses":["Nope"]}""")]
    [InlineData("""{"orderBy":"Nope"}""")]
    [InlineData("""{"page":"first"}""")]
    [InlineData("""{"timestampFilters":[{"column":"State","operator":"Is","timestamp":"2026-01-01T00:00:00Z"}]}""")]
    [InlineData("""{"timestampFilters":[{"column":"CreatedAt","operator":"Nope","timestamp":"2026-01-01T00:00:00Z"}]}""")]
    public async Task What_is_no_filter_is_refused(string body)
    {
        var story = await RecordedStory.OpenAsync(house);

        using var answer = await story.Admin.PostAsJsonAsync("/elsa/api/workflow-instances", JsonNode.Parse(body));

        (await Designer.RefusedAsync(answer)).Should().Be("instance.filter_malformed");
    }

    private static async Task<List<Guid>> FoundAsync(RecordedStory story, string definition, object filter)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(filter)!.AsObject();
        body["definitionIds"] = new JsonArray(definition);
        return [.. (await story.PostAsync("workflow-instances", body))!["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>())];
    }

    private async Task<(RecordedStory Story, string Definition, Guid First, Guid Second)> TwoAsync()
    {
        var story = await RecordedStory.OpenAsync(house);
        var definition = await story.PublishAnchorAsync();
        return (
            story,
            definition,
            await story.StartAsync(definition, new { Amount = 5 }, "corr-a", "Red boat"),
            await story.StartAsync(definition, new { Amount = 5 }, "corr-b", "Blue 100%"));
    }
}
