using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Trials;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Trials;

public sealed class TryingADraft(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task Runs_what_is_not_published_and_leaves_nothing_in_the_county()
    {
        using var admin = await TrialClient.OfAsync(house);
        await SaveDraftAsync(admin.Http, "detection", "Tried title 试标题");
        await using var township = await HubClient.ConnectAsync(house.Address, await house.TokenOfAsync("township001"));
        await using var county = await HubClient.ConnectAsync(house.Address, await house.TokenOfAsync("county1"));
        var before = await CountAsync();

        var (trial, instance) = await admin.BeginAsync("detection");
        var first = await admin.TaskAsync(trial, "T1.triage");
        await admin.AnswerAsync(trial, "T1.triage", "new", new { knownToUs = true });
        await admin.TaskAsync(trial, "T2.visit");
        var seen = await admin.ReadAsync(trial);

        first.GetProperty("title").GetString().Should().Be("Tried title 试标题");
        first.GetProperty("caseNumber").GetString().Should().StartWith("TR-");
        first.GetProperty("role").GetString().Should().Be("TownshipOfficer");
        seen.GetProperty("instanceId").GetGuid().Should().Be(instance);
        (await ToldAsync(admin, trial)).Should().Contain(m => m.GetProperty("to").EnumerateArray().Any(g => g.GetProperty("role").GetString() == "VillageDoctor"));
        (await CountAsync()).Should().Equal(before);
        township.Received.Should().BeEmpty();
        county.Received.Should().BeEmpty();
        (await admin.Http.GetAsync($"/elsa/api/workflow-instances/{instance}")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        await admin.EndAsync(trial);

        (await admin.Http.GetAsync($"/api/trials/{trial}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        Directory.GetDirectories(house.Services.GetRequiredService<TrialFolders>().Own).Should().BeEmpty();
    }

    /// <summary>What was told is written a moment after the commit.</summary>
    private static async Task<List<JsonElement>> ToldAsync(TrialClient admin, Guid trial)
    {
        for (var tries = 0; ; tries++)
        {
            var told = (await admin.ReadAsync(trial)).GetProperty("inside").GetProperty("told").EnumerateArray().ToList();
            if (told.Count > 2 || tries == 50) return told;
            await Task.Delay(100);
        }
    }

    /// <summary>The rows of everything that a case leaves, in the real house.</summary>
    private async Task<List<int>> CountAsync()
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        return
        [
            await db.Cases.CountAsync(), await db.CaseEvents.CountAsync(), await db.WorkTasks.CountAsync(), await db.TaskAnswers.CountAsync(),
            await db.TaskDeadlines.CountAsync(), await db.Households.CountAsync(), await db.Persons.CountAsync(), await db.RiskSignals.CountAsync(),
            await db.ScopeRows.CountAsync(), await db.Users.CountAsync(), await db.Set<OutboxEvent>().CountAsync(), await db.Set<Notification>().CountAsync(),
            await db.Set<InstanceRow>().CountAsync(), await db.Set<BookmarkRow>().CountAsync(), await db.Set<TimerRow>().CountAsync(),
            await db.Set<JournalRow>().CountAsync(), await db.Set<TriggerRow>().CountAsync(), await db.Set<DefinitionRow>().CountAsync(),
        ];
    }

    private static async Task SaveDraftAsync(HttpClient admin, string definitionId, string title)
    {
        var stored = await (await admin.GetAsync($"{DefinitionClient.Root}/{definitionId}")).SaidAsync();
        var model = (JsonObject)stored["model"]!.DeepClone();
        foreach (var task in model["root"]!["activities"]!.AsArray().OfType<JsonObject>().Where(a => (string)a["type"]! == "CaseFlow.AssignTask"))
        {
            foreach (var member in new[] { "title", "titleZh" }) task[member]!["expression"]!["value"] = title;
        }

        using var saved = await admin.SaveAsync(model, (int)stored["summary"]!["revision"]!);
        await saved.SaidAsync();
    }
}
