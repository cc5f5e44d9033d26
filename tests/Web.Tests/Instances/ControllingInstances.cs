using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Instances;

public sealed class ControllingInstances(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task A_suspended_instance_keeps_an_answer_until_it_goes_on()
    {
        var room = await EngineRoom.EnterAsync(house);
        var id = await room.StartAsync(await room.PublishTasksAsync("one"));

        (await room.DoAsync(id, "suspend")).EnsureSuccessStatusCode();
        await room.CompleteAsync(id);
        var held = await room.SubStatusAsync(id);
        (await room.DoAsync(id, "resume")).EnsureSuccessStatusCode();

        held.Should().Be("Suspended");
        (await room.SubStatusAsync(id)).Should().Be("Finished");
    }

    [Fact]
    public async Task One_that_has_ended_cannot_be_suspended()
    {
        var room = await EngineRoom.EnterAsync(house);
        var id = await room.StartAsync(await room.PublishTasksAsync("one"));
        await room.CompleteAsync(id);

        var answer = await room.DoAsync(id, "suspend");

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await EngineRoom.CodeAsync(answer)).Should().Be("instance.ended");
    }

    [Fact]
    public async Task Cancelling_takes_what_it_waits_at_and_may_be_repeated()
    {
        var room = await EngineRoom.EnterAsync(house);
        var id = await room.StartAsync(await room.PublishTasksAsync("one"));

        (await room.DoAsync(id, "cancel")).EnsureSuccessStatusCode();
        (await room.DoAsync(id, "cancel")).EnsureSuccessStatusCode();

        var state = (await room.ReadAsync(id)).GetProperty("workflowState");
        state.GetProperty("subStatus").GetString().Should().Be("Cancelled");
        state.GetProperty("bookmarks").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task A_failed_step_runs_again_with_a_mended_variable_and_its_incident_is_resolved()
    {
        var room = await EngineRoom.EnterAsync(house);
        var id = await room.StartAsync(await room.PublishFailingAsync());

        (await room.Admin.PutAsJsonAsync($"/api/instances/{id}/variables", new { vA = new { ok = 1 } })).EnsureSuccessStatusCode();
        (await room.DoAsync(id, "retry")).EnsureSuccessStatusCode();

        var file = await room.Admin.GetFromJsonAsync<JsonElement>($"/api/instances/{id}");
        file.GetProperty("instance").GetProperty("subStatus").GetString().Should().Be("Finished");
        file.GetProperty("incidents").EnumerateArray().Should().ContainSingle().Which.GetProperty("resolvedAt").ValueKind.Should().Be(JsonValueKind.String);
    }

    [Fact]
    public async Task Nothing_is_retried_where_nothing_failed()
    {
        var room = await EngineRoom.EnterAsync(house);
        var id = await room.StartAsync(await room.PublishTasksAsync("one"));

        (await EngineRoom.CodeAsync(await room.DoAsync(id, "retry"))).Should().Be("instance.nothing_to_retry");
    }

    [Fact]
    public async Task Only_what_has_ended_is_deleted_and_then_nothing_of_it_is_left()
    {
        var room = await EngineRoom.EnterAsync(house);
        var id = await room.StartAsync(await room.PublishTasksAsync("one"));

        var early = await room.Admin.DeleteAsync($"/api/instances/{id}");
        await room.CompleteAsync(id);
        (await room.Admin.DeleteAsync($"/api/instances/{id}")).StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await EngineRoom.CodeAsync(early)).Should().Be("instance.still_runs");
        (await room.Admin.GetAsync($"/api/instances/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var executions = await room.Admin.GetFromJsonAsync<JsonElement>($"/elsa/api/activity-executions/list?workflowInstanceId={id}");
        executions.GetProperty("count").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task In_bulk_what_is_refused_for_one_does_not_keep_the_others()
    {
        var room = await EngineRoom.EnterAsync(house);
        var definition = await room.PublishTasksAsync("one");
        var (runs, ended, unknown) = (await room.StartAsync(definition), await room.StartAsync(definition), Guid.CreateVersion7());
        await room.CompleteAsync(ended);

        var answer = await room.Admin.PostAsJsonAsync("/api/instances/bulk", new { act = "Delete", ids = new[] { runs, unknown, ended } });

        var outcomes = (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray()
            .ToDictionary(o => o.GetProperty("id").GetGuid(), o => o.GetProperty("refusal").GetString());
        outcomes.Should().Equal(new Dictionary<Guid, string?> { [runs] = "instance.still_runs", [unknown] = "instance.not_found", [ended] = null });
    }

    [Fact]
    public async Task Lists_are_filtered_and_paged()
    {
        var room = await EngineRoom.EnterAsync(house);
        var definition = await room.PublishTasksAsync("one");
        var first = await room.StartAsync(definition);
        var second = await room.StartAsync(definition);
        await room.CompleteAsync(first);

        var running = await room.Admin.GetFromJsonAsync<JsonElement>($"/api/instances?definitionId={definition}&status=Running");
        var page = await room.Admin.GetFromJsonAsync<JsonElement>($"/api/instances?definitionId={definition}&pageSize=1&page=2");

        running.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).Should().Equal(second);
        page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).Should().Equal([first], "the newest come first");
        page.GetProperty("total").GetInt32().Should().Be(2);
    }

    [Theory]
    [InlineData("county1")]
    [InlineData("auditor")]
    public async Task Nobody_but_administrators_may_enter(string user)
    {
        var other = await house.ClientOfAsync(user);

        (await other.GetAsync("/api/instances")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await other.GetAsync("/elsa/api/workflow-instances")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Elsas_API_takes_our_token_as_an_api_key_and_nothing_else()
    {
        var token = await house.TokenOfAsync("admin");

        (await AskAsync($"ApiKey {token}")).Should().Be(HttpStatusCode.OK);
        (await AskAsync("ApiKey 00000000-0000-0000-0000-000000000000")).Should().Be(HttpStatusCode.Unauthorized);
        (await AskAsync($"ApiKey {token}", "/api/instances")).Should().Be(HttpStatusCode.Unauthorized, "elsewhere it is a bearer token");
    }

    [Fact]
    public async Task A_workflow_of_cases_is_not_started_by_hand()
    {
        var room = await EngineRoom.EnterAsync(house);

        var answer = await room.Admin.PostAsJsonAsync("/elsa/api/workflow-definitions/household-case/execute", new { });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await EngineRoom.CodeAsync(answer)).Should().Be("instance.starts_with_a_case");
    }

    private async Task<HttpStatusCode> AskAsync(string authorization, string path = "/elsa/api/workflow-instances")
    {
        using var client = house.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        return (await client.GetAsync(path)).StatusCode;
    }
}
