using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Elsa.Live;
using CaseFlow.Web.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Elsa;

public sealed class ObservingInstances(LiveHouse house) : IClassFixture<LiveHouse>
{
    [Fact]
    public async Task Whoever_looks_at_an_instance_hears_what_changed_once_it_is_committed()
    {
        var (story, id) = await WaitingAsync();
        await using var listener = await InstanceListener.ConnectAsync(house.Address, await house.TokenOfAsync("admin"), id);

        await story.CompleteAsync(id, new { approved = true });

        (await listener.NextAsync()).Target.Should().Be("WorkflowExecutionLogUpdatedAsync");
        var journal = await story.GetAsync($"workflow-instances/{id}/journal");
        var instance = await listener.NextAsync();
        var figures = await listener.NextAsync();
        journal!["items"]!.AsArray().Should().Contain(e => (string)e!["activityId"]! == "task2", "what is told of is there to be read");
        instance.Target.Should().Be("WorkflowInstanceUpdatedAsync");
        instance.Argument["workflowInstanceId"]!.GetValue<Guid>().Should().Be(id);
        figures.Target.Should().Be("ActivityExecutionLogUpdatedAsync");
        Shape.Recorded("activity-executions-report-suspended").Free("stats[].metadata", "the runtime's own").Fits(figures.Argument);
        var task1 = figures.Argument["stats"]!.AsArray().Single(s => (string)s!["activityNodeId"]! == "Workflow1:flow1:task1")!;
        ((int)task1["completedCount"]!, (bool)task1["isBlocked"]!).Should().Be((1, false));
    }

    [Fact]
    public async Task The_second_time_only_the_numbers_that_changed_are_told()
    {
        var (story, id) = await WaitingAsync();
        await using var listener = await InstanceListener.ConnectAsync(house.Address, await house.TokenOfAsync("admin"), id);

        await story.CompleteAsync(id, new { approved = true });
        await FiguresAsync(listener);
        await story.CompleteAsync(id);
        var nodes = (await FiguresAsync(listener))["stats"]!.AsArray().Select(s => (string)s!["activityId"]!);

        nodes.Should().Contain(["task2", "out1"]).And.NotContain(["set1", "task1"]);
    }

    [Fact]
    public async Task Of_other_instances_nothing_is_heard()
    {
        var (story, id) = await WaitingAsync();
        var (_, other) = await WaitingAsync();
        await using var listener = await InstanceListener.ConnectAsync(house.Address, await house.TokenOfAsync("admin"), id);

        await story.CompleteAsync(other, new { approved = true });
        await story.PostAsync($"cancel/workflow-instances/{id}");

        await listener.NextAsync();
        (await listener.NextAsync()).Argument["workflowInstanceId"]!.GetValue<Guid>().Should().Be(id, "the other one would have been told of before");
    }

    [Fact]
    public async Task Nobody_is_remembered_who_has_gone()
    {
        var (_, id) = await WaitingAsync();
        var observers = house.Services.GetRequiredService<Observers>();
        var before = observers.Instances.Count(i => i.Id == id);

        await using (await InstanceListener.ConnectAsync(house.Address, await house.TokenOfAsync("admin"), id))
        {
            observers.Of(id).Should().ContainSingle();
        }

        for (var tries = 0; observers.Of(id).Count > 0 && tries < 100; tries++) await Task.Delay(50);
        before.Should().Be(0);
        observers.Instances.Should().NotContain(i => i.Id == id);
    }

    [Fact]
    public async Task Only_administrators_enter_and_only_by_a_token()
    {
        await house.OpenAsync();

        (await EnterAsync(null)).Should().Be(HttpStatusCode.Unauthorized);
        (await EnterAsync("nonsense")).Should().Be(HttpStatusCode.Unauthorized);
        (await EnterAsync(await house.TokenOfAsync("county1"))).Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_designer_negotiates_with_its_token_in_the_header()
    {
        using var admin = await house.ClientOfAsync("admin");

        using var answer = await admin.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["availableTransports"]!.AsArray().Should().Contain(t => (string)t!["transport"]! == "WebSockets");
    }

    [Fact]
    public async Task The_feature_is_listed_by_which_designers_know_of_it()
    {
        var story = await RecordedStory.OpenAsync(house);

        (await story.GetAsync("features/installed"))!["items"]!.AsArray().Select(f => (string)f!["fullName"]!).Should().Contain("Elsa.RealTimeWorkflowUpdates");
    }

    private static async Task<JsonNode> FiguresAsync(InstanceListener listener)
    {
        while (true)
        {
            var (target, argument) = await listener.NextAsync();
            if (target == "ActivityExecutionLogUpdatedAsync") return argument;
        }
    }

    private async Task<(RecordedStory Story, Guid Id)> WaitingAsync()
    {
        var story = await RecordedStory.OpenAsync(house);
        return (story, await story.StartAsync(await story.PublishAnchorAsync(), new { Amount = 5 }));
    }

    private async Task<HttpStatusCode> EnterAsync(string? token)
    {
        using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        var entering = async () => await socket.ConnectAsync(InstanceListener.AddressOf(house.Address, token), CancellationToken.None);
        await entering.Should().ThrowAsync<WebSocketException>();
        return socket.HttpStatusCode;
    }
}
