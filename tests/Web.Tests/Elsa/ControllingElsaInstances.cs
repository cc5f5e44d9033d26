using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

public sealed class ControllingElsaInstances(TestHouse house) : IClassFixture<TestHouse>
{
    private const string Nobody = "019aa000-0000-7000-8000-000000000000";

    [Fact]
    public async Task One_is_cancelled_with_an_empty_body_and_deleted_once_it_has_ended()
    {
        var (story, _, id) = await WaitingAsync();

        (await story.Admin.DeleteAsync($"/elsa/api/workflow-instances/{id}")).StatusCode.Should().Be(HttpStatusCode.BadRequest, "it still runs");
        using var cancelled = await story.Admin.PostAsync($"/elsa/api/cancel/workflow-instances/{id}", null);
        var subStatus = await SubStatusAsync(story, id);
        using var deleted = await story.Admin.DeleteAsync($"/elsa/api/workflow-instances/{id}");

        cancelled.StatusCode.Should().Be(HttpStatusCode.OK);
        subStatus.Should().Be("Cancelled");
        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await story.Admin.GetAsync($"/elsa/api/workflow-instances/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Several_are_cancelled_and_deleted_and_those_that_had_ended_are_not_counted()
    {
        var (story, definition, first) = await WaitingAsync();
        var second = await story.StartAsync(definition, new { Amount = 5 });
        await story.PostAsync($"cancel/workflow-instances/{first}");
        object body = new { ids = new[] { first.ToString(), second.ToString(), Nobody, "nope" }, definitionId = (string?)null, definitionVersionId = (string?)null, versionOptions = (string?)null };

        var cancelled = Shape.Recorded("workflow-instances-bulk-cancel").Fits(await story.PostAsync("bulk-actions/cancel/workflow-instances", body));
        var deleted = Shape.Recorded("workflow-instances-bulk-delete").Fits(await story.PostAsync("bulk-actions/delete/workflow-instances/by-id", body));

        ((int)cancelled["cancelled"]!).Should().Be(1);
        ((int)deleted["deleted"]!).Should().Be(2);
    }

    [Fact]
    public async Task All_that_run_of_a_version_or_of_some_versions_are_cancelled()
    {
        var (story, definition, old) = await WaitingAsync();
        var version = (string)(await story.GetAsync($"workflow-instances/{old}"))!["definitionVersionId"]!;
        (await story.Admin.PostAsync($"/elsa/api/workflow-definitions/{definition}/revert/1", null)).EnsureSuccessStatusCode();
        await story.PostAsync($"workflow-definitions/{definition}/publish");
        var young = await story.StartAsync(definition, new { Amount = 5 });
        Task<JsonNode?> CancelAsync(object which) => story.PostAsync("bulk-actions/cancel/workflow-instances", which);

        var latest = await CancelAsync(new { definitionId = definition, versionOptions = "Published" });
        var (oldNow, youngNow) = (await SubStatusAsync(story, old), await SubStatusAsync(story, young));
        var ofVersion = await CancelAsync(new { definitionVersionId = version });

        ((int)latest!["cancelled"]!, (int)ofVersion!["cancelled"]!).Should().Be((1, 1));
        (oldNow, youngNow).Should().Be(("Suspended", "Cancelled"));
        (await SubStatusAsync(story, old)).Should().Be("Cancelled");
    }

    [Fact]
    public async Task One_leaves_as_a_file_with_what_was_asked_for()
    {
        var (story, _, id) = await WaitingAsync();
        await story.CompleteAsync(id, new { approved = true });
        var waits = await story.GetAsync($"workflow-instances/{id}/export?includeBookmarks=true");
        await story.CompleteAsync(id);

        using var answer = await story.Admin.GetAsync(
            $"/elsa/api/workflow-instances/{id}/export?includeBookmarks=true&includeActivityExecutionLog=true&includeWorkflowExecutionLog=true");
        var bare = await story.GetAsync($"workflow-instances/{id}/export");

        answer.Content.Headers.ContentDisposition!.FileName.Should().Be($"workflow-instance-{id}.json");
        var file = Shape.Recorded("workflow-instance-export")
            .Free("WorkflowState", "Elsa's keeps references between objects; the state is compared where it is read")
            .Free("Bookmarks", "none were left when it was recorded")
            .Free("ActivityExecutionRecords[].properties", "the runtime's own").Free("ActivityExecutionRecords[].metadata", "the runtime's own")
            .Free("ActivityExecutionRecords[].outputs", "the activity's").Free("ActivityExecutionRecords[].activityState", "the activity's")
            .Lacking("ActivityExecutionRecords[].tenantId", "there are no tenants")
            .Besides("ActivityExecutionRecords[].activityState", "empty where there is none")
            .Free("ActivityExecutionRecords[].payload", "the outcomes").Besides("ActivityExecutionRecords[].payload", "the outcomes").Besides("ActivityExecutionRecords[].schedulingActivityExecutionId", "of 3.8")
            .Besides("ActivityExecutionRecords[].callStackDepth", "of 3.8")
            .Besides("WorkflowExecutionLogRecords[].payload", "the outcomes")
            .Fits(JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
        ((string)file["WorkflowState"]!["id"]!).Should().Be(id.ToString());
        waits!["Bookmarks"]!.AsArray().Should().ContainSingle();
        file["Bookmarks"]!.AsArray().Should().BeEmpty();
        bare!.AsObject().Select(m => m.Key).Should().Equal("WorkflowState");
    }

    [Fact]
    public async Task Several_leave_as_an_archive()
    {
        var (story, definition, first) = await WaitingAsync();
        var second = await story.StartAsync(definition, new { Amount = 5 });

        using var answer = await story.Admin.PostAsJsonAsync("/elsa/api/bulk-actions/export/workflow-instances", new { ids = new[] { first, second } });
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        archive.Entries.Select(e => e.FullName).Should().BeEquivalentTo($"workflow-instance-{first}.json", $"workflow-instance-{second}.json");
        using var reader = new StreamReader(archive.GetEntry($"workflow-instance-{second}.json")!.Open());
        ((string)JsonNode.Parse(await reader.ReadToEndAsync())!["WorkflowState"]!["id"]!).Should().Be(second.ToString());
    }

    [Fact]
    public async Task What_failed_is_tried_again()
    {
        var story = await RecordedStory.OpenAsync(house);
        var definition = await story.PublishFaultAsync();
        var (failed, other) = (await story.StartAsync(definition), (await WaitingAsync()).Id);

        var all = await story.PostAsync("alterations/workflows/retry", new { workflowInstanceIds = new[] { failed, other } });
        var one = await story.PostAsync("alterations/workflows/retry", new { workflowInstanceIds = new[] { failed }, activityIds = new[] { "boom" } });

        all!["results"]!.AsArray().Select(r => ((string)r!["workflowInstanceId"]!, (bool)r["isSuccessful"]!))
            .Should().Equal((failed.ToString(), true), (other.ToString(), false));
        ((bool)one!["results"]![0]!["isSuccessful"]!).Should().BeTrue();
        var journal = await story.GetAsync($"workflow-instances/{failed}/journal");
        journal!["items"]!.AsArray().Count(e => (string)e!["eventName"]! == "Faulted").Should().Be(3);
    }

    [Theory]
    [InlineData("alterations/run", "instance.alterations_not_offered")]
    [InlineData("alterations/submit", "instance.alterations_not_offered")]
    [InlineData("alterations/dry-run", "instance.alterations_not_offered")]
    [InlineData("bulk-actions/import/workflow-instances", "instance.import_not_offered")]
    public async Task What_is_not_offered_is_refused_in_a_sentence(string path, string code)
    {
        var story = await RecordedStory.OpenAsync(house);

        using var answer = await story.Admin.PostAsJsonAsync($"/elsa/api/{path}", new { });

        (await Designer.RefusedAsync(answer)).Should().Be(code);
    }

    [Fact]
    public async Task Events_are_triggered_and_unknown_tasks_completed_without_effect()
    {
        var story = await RecordedStory.OpenAsync(house);

        await story.PostAsync("events/MyEvent/trigger", new { input = new { a = 1 } });
        await story.PostAsync($"tasks/{Nobody}/complete", new { result = 1 });
    }

    private static async Task<string> SubStatusAsync(RecordedStory story, Guid id) =>
        (string)(await story.GetAsync($"workflow-instances/{id}/execution-state"))!["subStatus"]!;

    private async Task<(RecordedStory Story, string Definition, Guid Id)> WaitingAsync()
    {
        var story = await RecordedStory.OpenAsync(house);
        var definition = await story.PublishAnchorAsync();
        return (story, definition, await story.StartAsync(definition, new { Amount = 5 }));
    }
}
