using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>What the instance list and the viewer of Elsa's designer ask, answered in the shapes in which a real Elsa answers.</summary>
public sealed class ReadingInstances(TestHouse house) : IClassFixture<TestHouse>
{
    private static readonly string[] SubStatuses = ["Pending", "Executing", "Suspended", "Finished", "Cancelled", "Faulted", "Interrupted"];
    private static readonly string[] RunStatuses = ["Pending", "Running", "Completed", "Canceled", "Faulted"];
    private static readonly string[] Nodes = ["set1", "task1", "dec1", "big", "small", "task2", "out1"];

    [Fact]
    public async Task The_list_is_asked_by_POST_and_by_GET()
    {
        var (story, definition, id) = await WaitingAsync();

        var posted = await story.PostAsync("workflow-instances", new
        {
            page = 0,
            pageSize = 10,
            searchTerm = "",
            definitionId = (string?)null,
            definitionIds = new[] { definition },
            correlationId = (string?)null,
            version = (int?)null,
            hasIncidents = (bool?)null,
            isSystem = false,
            status = (string?)null,
            statuses = new[] { "Running" },
            subStatus = (string?)null,
            subStatuses = Array.Empty<string>(),
            orderBy = "Created",
            orderDirection = "Descending",
            timestampFilters = Array.Empty<object>(),
        });
        var got = await story.GetAsync($"workflow-instances?definitionId={definition}&page=0&pageSize=5");

        foreach (var (answer, recorded) in new[] { (posted, "workflow-instances-list-post"), (got, "workflow-instances-list-get") })
        {
            ListShape(recorded).Fits(answer)["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>()).Should().Equal(id);
            answer!["items"]![0]!["workflowState"].Should().BeNull("a list does without");
        }
    }

    [Fact]
    public async Task A_waiting_instance_is_read_with_its_state()
    {
        var (story, _, id) = await WaitingAsync();

        var read = StateShape("workflow-instance-suspended").Fits(await story.GetAsync($"workflow-instances/{id}"));

        var bookmark = read["workflowState"]!["bookmarks"]!.AsArray().Single()!;
        bookmark["activityNodeId"]!.GetValue<string>().Should().Be("Workflow1:flow1:task1");
        bookmark["payload"]!["taskName"]!.GetValue<string>().Should().Be("approve");
        read["workflowState"]!["activityExecutionContexts"]!.AsArray().Select(c => c!["scheduledActivityNodeId"]!.GetValue<string>())
            .Should().BeEquivalentTo("Workflow1", "Workflow1:flow1", "Workflow1:flow1:task1");
    }

    [Fact]
    public async Task A_finished_one_says_when_it_finished_and_what_came_out()
    {
        var (story, _, id) = await FinishedAsync();

        var read = StateShape("workflow-instance-finished").Fits(await story.GetAsync($"workflow-instances/{id}"));

        read["subStatus"]!.GetValue<string>().Should().Be("Finished");
        read["finishedAt"].Should().NotBeNull();
        read["workflowState"]!["output"]!["Outcome"]!.GetValue<string>().Should().Be("ok");
    }

    [Fact]
    public async Task One_that_failed_shows_its_incident()
    {
        var (story, definition, id) = await FailedAsync();

        var read = StateShape("incident-instance").Fits(await story.GetAsync($"workflow-instances/{id}"));
        var listed = ListShape("incident-instances").Fits(await story.PostAsync("workflow-instances", new { definitionId = definition, hasIncidents = true }));

        var incident = read["workflowState"]!["incidents"]!.AsArray().Single()!;
        incident["activityNodeId"]!.GetValue<string>().Should().Be("Workflow1:flow1:boom");
        incident["exception"]!["type"].Should().NotBeNull();
        listed["items"]![0]!["incidentCount"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task How_it_stands_is_polled()
    {
        var (story, _, id) = await WaitingAsync();

        Shape.Recorded("workflow-instance-execution-state-suspended").Words("status", "Running", "Finished").Words("subStatus", SubStatuses)
            .Fits(await story.GetAsync($"workflow-instances/{id}/execution-state"));
    }

    [Fact]
    public async Task Variables_are_told_and_changed_by_id()
    {
        var (story, _, id) = await WaitingAsync();

        Shape.Recorded("workflow-instance-variables-suspended").Free("items[].value", "any").Fits(await story.GetAsync($"workflow-instances/{id}/variables"));
        await story.CompleteAsync(id, new { approved = true });
        var changed = Shape.Recorded("workflow-instance-variables-post").Free("items[].value", "any")
            .Fits(await story.PostAsync($"workflow-instances/{id}/variables", new { variables = new[] { new { id = "var1", value = "changed" } } }));

        changed["items"]!.AsArray().Single(v => v!["id"]!.GetValue<string>() == "var1")!["value"]!.GetValue<string>().Should().Be("changed");
        changed["count"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public async Task The_journal_is_read_whole_in_order()
    {
        var (story, _, id) = await FinishedAsync();

        var journal = JournalShape("workflow-instance-journal-finished").Fits(await story.GetAsync($"workflow-instances/{id}/journal?page=0&pageSize=100"));

        journal["items"]!.AsArray().Select(e => e!["sequence"]!.GetValue<int>()).Should().BeInAscendingOrder();
        journal["items"]![0]!["nodeId"]!.GetValue<string>().Should().Be("Workflow1");
    }

    [Fact]
    public async Task The_journal_is_filtered_as_the_viewer_filters()
    {
        var (story, _, id) = await WaitingAsync();
        var path = $"workflow-instances/{id}/journal?skip=0&take=110";
        Task<JsonNode?> AskAsync(object filter) => story.PostAsync(path, new { filter });

        var ofNodes = JournalShape("workflow-instance-journal-filtered-suspended").Fits(await AskAsync(new
        {
            activityIds = (string[]?)null,
            activityNodeIds = new[] { "Workflow1:flow1:task1", "Workflow1:flow1:set1" },
            excludedActivityTypes = new[] { "Elsa.Workflow", "Elsa.Flowchart", "Elsa.SetVariable" },
            eventNames = (string[]?)null,
        }));
        var ofActivities = await AskAsync(new { activityIds = new[] { "set1" } });
        var ofEvents = await AskAsync(new { eventNames = new[] { "Faulted" } });
        var all = await story.PostAsync(path, new { filter = (object?)null });

        ofNodes["items"]!.AsArray().Select(e => e!["activityId"]!.GetValue<string>()).Distinct().Should().Equal("task1");
        ofNodes["totalCount"]!.GetValue<int>().Should().Be(2);
        ofActivities!["items"]!.AsArray().Select(e => e!["eventName"]!.GetValue<string>()).Should().Equal("Started", "Completed");
        ofEvents!["totalCount"]!.GetValue<int>().Should().Be(0);
        all!["totalCount"]!.GetValue<int>().Should().Be(6, "a real Elsa has these six");
    }

    [Fact]
    public async Task The_journal_is_read_in_slices()
    {
        var (story, _, id) = await FinishedAsync();

        var slice = await story.PostAsync($"workflow-instances/{id}/journal?skip=2&take=3", new { });

        slice!["items"]!.AsArray().Select(e => e!["sequence"]!.GetValue<int>()).Should().Equal(2, 3, 4);
    }

    [Fact]
    public async Task How_one_activity_last_stood_is_one_event()
    {
        var (story, _, id) = await FinishedAsync();

        var last = Shape.Recorded("workflow-instance-journal-last-entry-finished").Besides("payload", "the outcomes, as the contract has them")
            .Fits(await story.GetAsync($"workflow-instances/{id}/journal/task1"));

        last["eventName"]!.GetValue<string>().Should().Be("Completed");
        (await story.Admin.GetAsync($"/elsa/api/workflow-instances/{id}/journal/nope")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Runs_of_an_activity_are_told_oldest_first()
    {
        var (story, _, id) = await FinishedAsync();
        var of = $"workflowInstanceId={id}&activityNodeId=Workflow1:flow1:task1";

        var list = RunShape("activity-executions-list-finished", "items[].").Fits(await story.GetAsync($"activity-executions/list?{of}"));
        var summaries = Shape.Recorded("activity-execution-summaries-finished").Free("items[].metadata", "the runtime's own").Words("items[].status", RunStatuses)
            .Fits(await story.GetAsync($"activity-execution-summaries/list?{of}"));
        var count = Shape.Recorded("activity-executions-count-finished").Fits(await story.GetAsync($"activity-executions/count?workflowInstanceId={id}"));
        var all = await story.GetAsync($"activity-executions/list?workflowInstanceId={id}");

        list["items"]![0]!["activityState"]!["TaskName"]!.GetValue<string>().Should().Be("approve");
        list["items"]![0]!["outputs"]!["Result"]!["approved"]!.GetValue<bool>().Should().BeTrue();
        summaries["items"]![0]!["id"]!.GetValue<Guid>().Should().Be(list["items"]![0]!["id"]!.GetValue<Guid>());
        count["count"]!.GetValue<int>().Should().Be(8, "a real Elsa counts eight");
        all!["items"]!.AsArray().Select(e => e!["startedAt"]!.GetValue<DateTimeOffset>()).Should().BeInAscendingOrder();
        all["items"]!.AsArray().Last()!["activityId"]!.GetValue<string>().Should().Be("out1");
    }

    [Fact]
    public async Task One_run_is_found_by_its_id_while_it_waits_and_after()
    {
        var (story, _, id) = await WaitingAsync();
        var run = (await story.GetAsync($"activity-executions/list?workflowInstanceId={id}&activityNodeId=Workflow1:flow1:task1"))!["items"]![0]!["id"]!.GetValue<Guid>();

        var waits = RunShape("activity-execution-suspended", "").Fits(await story.GetAsync($"activity-executions/by-id?id={run}"));
        await story.CompleteAsync(id, new { approved = true });
        var done = RunShape("activity-execution-finished", "").Fits(await story.GetAsync($"activity-executions/{run}"));

        (waits["status"]!.GetValue<string>(), waits["hasBookmarks"]!.GetValue<bool>()).Should().Be(("Running", true));
        (done["status"]!.GetValue<string>(), done["hasBookmarks"]!.GetValue<bool>()).Should().Be(("Completed", false));
        done["completedAt"].Should().NotBeNull();
        (await story.Admin.GetAsync("/elsa/api/activity-executions/by-id?id=nope")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_run_that_failed_tells_its_exception()
    {
        var (story, _, id) = await FailedAsync();

        var runs = RunShape("incident-activity-executions", "items[].").Besides("items[].outputs", "empty")
            .Lacking("items[].exception.stackTrace", "a stack trace is for the log")
            .Fits(await story.GetAsync($"activity-executions/list?workflowInstanceId={id}&activityNodeId=Workflow1:flow1:boom"));
        var journal = JournalShape("incident-journal").Lacking("items[].payload.stackTrace", "a stack trace is for the log")
            .Lacking("items[].payload.source", "of no use to a reader").Lacking("items[].payload.data", "of no use to a reader")
            .Fits(await story.GetAsync($"workflow-instances/{id}/journal"));

        runs["items"]![0]!["status"]!.GetValue<string>().Should().Be("Faulted");
        journal["items"]!.AsArray().Last()!["eventName"]!.GetValue<string>().Should().Be("Faulted");
    }

    [Fact]
    public async Task What_led_to_a_run_is_told_from_the_workflow_down()
    {
        var (story, _, id) = await WaitingAsync();
        var run = (await story.GetAsync($"activity-executions/list?workflowInstanceId={id}&activityNodeId=Workflow1:flow1:task1"))!["items"]![0]!["id"]!.GetValue<Guid>();

        var stack = Shape.Written("""{"activityExecutionId":"x","items":[{}],"totalCount":0}""").Free("items[]", "runs")
            .Fits(await story.GetAsync($"activity-executions/{run}/call-stack?includeCrossWorkflowChain=True"));

        stack["items"]!.AsArray().Select(r => r!["activityNodeId"]!.GetValue<string>()).Should().Equal("Workflow1", "Workflow1:flow1", "Workflow1:flow1:task1");
        stack["totalCount"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public async Task The_numbers_on_the_nodes_are_reported()
    {
        var (story, _, id) = await WaitingAsync();
        object body = new { workflowInstanceId = id, activityNodeIds = Nodes.Select(n => $"Workflow1:flow1:{n}") };

        var waits = Shape.Recorded("activity-executions-report-suspended").Free("stats[].metadata", "the runtime's own").Fits(await story.PostAsync("activity-executions/report", body));
        await story.CompleteAsync(id, new { approved = true });
        await story.CompleteAsync(id);
        var done = Shape.Recorded("activity-executions-report-finished").Free("stats[].metadata", "the runtime's own").Fits(await story.PostAsync("activity-executions/report", body));

        waits["stats"]!.AsArray().Select(s => (s!["activityNodeId"]!.GetValue<string>(), s["isBlocked"]!.GetValue<bool>(), s["uncompletedCount"]!.GetValue<int>()))
            .Should().Equal(("Workflow1:flow1:set1", false, 0), ("Workflow1:flow1:task1", true, 1));
        done["stats"]!.AsArray().Should().HaveCount(6).And.OnlyContain(s => s!["completedCount"]!.GetValue<int>() == 1);
    }

    [Fact]
    public async Task The_nodes_are_those_of_the_definition_that_is_shown()
    {
        var (story, _, id) = await WaitingAsync();
        var version = (await story.GetAsync($"workflow-instances/{id}"))!["definitionVersionId"]!.GetValue<string>();

        using var shown = await story.Admin.GetAsync($"/elsa/api/workflow-definitions/by-id/{version}");
        shown.StatusCode.Should().Be(HttpStatusCode.OK);
        var nodes = JsonNode.Parse(await shown.Content.ReadAsStringAsync())!["root"]!["activities"]!.AsArray().Select(a => a!["nodeId"]!.GetValue<string>());

        nodes.Should().Equal(Nodes.Select(n => $"Workflow1:flow1:{n}"));
    }

    [Theory]
    [InlineData("workflow-instances/nope")]
    [InlineData("workflow-instances/019aa000-0000-7000-8000-000000000000")]
    [InlineData("workflow-instances/019aa000-0000-7000-8000-000000000000/variables")]
    [InlineData("workflow-instances/019aa000-0000-7000-8000-000000000000/journal")]
    [InlineData("workflow-instances/019aa000-0000-7000-8000-000000000000/execution-state")]
    [InlineData("activity-executions/019aa000-0000-7000-8000-000000000000/call-stack")]
    public async Task What_is_not_there_is_404(string path)
    {
        var story = await RecordedStory.OpenAsync(house);

        (await story.Admin.GetAsync($"/elsa/api/{path}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_was_tried_again_by_itself()
    {
        var story = await RecordedStory.OpenAsync(house);

        Shape.Recorded("resilience-retries-finished").Fits(await story.GetAsync($"resilience/retries/{Guid.CreateVersion7()}"));
    }

    private async Task<(RecordedStory Story, string Definition, Guid Id)> WaitingAsync()
    {
        var story = await RecordedStory.OpenAsync(house);
        var definition = await story.PublishAnchorAsync();
        return (story, definition, await story.StartAsync(definition, new { Amount = 5 }, "corr-1", "run one"));
    }

    private async Task<(RecordedStory Story, string Definition, Guid Id)> FinishedAsync()
    {
        var waiting = await WaitingAsync();
        await waiting.Story.CompleteAsync(waiting.Id, new { approved = true });
        await waiting.Story.CompleteAsync(waiting.Id, "archived");
        return waiting;
    }

    private async Task<(RecordedStory Story, string Definition, Guid Id)> FailedAsync()
    {
        var story = await RecordedStory.OpenAsync(house);
        var definition = await story.PublishFaultAsync();
        return (story, definition, await story.StartAsync(definition));
    }

    private static Shape ListShape(string recorded) => Shape.Recorded(recorded)
        .Words("items[].status", "Running", "Finished").Words("items[].subStatus", SubStatuses)
        .Besides("items[].isExecuting", "the contract's summaries have it").Besides("items[].isSystem", "the contract's summaries have it")
        .Besides("items[].correlationId", "where there is one").Besides("items[].name", "where there is one");

    private static Shape StateShape(string recorded) => Shape.Recorded(recorded)
        .Words("status", "Running", "Finished").Words("subStatus", SubStatuses)
        .Words("workflowState.activityExecutionContexts[].status", RunStatuses)
        .Besides("workflowState.bookmarks[].metadata", "the contract has it")
        .Besides("workflowState.activityExecutionContexts[].completedAt", "where it has ended")
        .Free("workflowState.activityExecutionContexts[].properties", "the runtime's own")
        .Lacking("workflowState.bookmarks[].callbackMethodName", "no method of ours has a name")
        .Lacking("workflowState.incidents[].exception.stackTrace", "a stack trace is for the log")
        .Free("workflowState.output", "the workflow's")
        .Free("workflowState.completionCallbacks", "the runtime's own");

    private static Shape JournalShape(string recorded) => Shape.Recorded(recorded)
        .Words("items[].eventName", "Started", "Suspended", "Resumed", "Completed", "Canceled", "Faulted")
        .Besides("items[].payload", "the outcomes, as the contract has them");

    private static Shape RunShape(string recorded, string at) => Shape.Recorded(recorded)
        .Words($"{at}status", RunStatuses)
        .Free($"{at}properties", "the runtime's own").Free($"{at}metadata", "the runtime's own")
        .Lacking($"{at}tenantId", "there are no tenants")
        .Besides($"{at}payload", "the outcomes, as the contract has them")
        .Besides($"{at}schedulingActivityExecutionId", "of 3.8").Besides($"{at}callStackDepth", "of 3.8")
        .Free($"{at}outputs", "the activity's").Free($"{at}activityState", "the activity's");
}
