using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Studio;
using CaseFlow.Web.Features.Trials;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Elsa;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Tests.Trials;

public sealed class TrialsInTheDesigner(TestHouse house) : IClassFixture<TestHouse>
{
    private const string Elsa = "/elsa/api";
    private const string InstanceHeader = "x-elsa-workflow-instance-id";

    [Fact]
    public async Task Its_run_button_tries_the_draft_and_the_page_that_follows_sees_the_trial()
    {
        using var page = await PageAsync();
        using var run = await page.PostAsJsonAsync(
            $"{Elsa}/workflow-definitions/household-case/execute",
            new { correlationId = (string?)null, triggerActivityId = (string?)null, versionOptions = "Latest", input = (object?)null });
        run.StatusCode.Should().Be(HttpStatusCode.OK, await run.Content.ReadAsStringAsync());
        var instance = Guid.Parse(run.Headers.GetValues(InstanceHeader).Single());
        var found = await house.SendAsync(new FindTrial.Query(instance));
        using var viewer = await PageAsync(found.TrialId);

        var seen = await ReadAsync(await viewer.GetAsync($"{Elsa}/workflow-instances/{instance}"));
        var listed = await ReadAsync(await viewer.PostAsJsonAsync($"{Elsa}/workflow-instances", new { }));
        var definition = await ReadAsync(await viewer.GetAsync($"{Elsa}/workflow-definitions/by-definition-id/household-case?versionOptions=Latest"));

        found.Name.Should().Contain("Household case");
        ((string)seen["definitionId"]!).Should().Be("household-case");
        listed["items"]!.AsArray().Select(i => (string)i!["definitionId"]!).Should().BeEquivalentTo(["household-case", "detection"]);
        definition["links"]!.AsArray().Select(l => (string)l!["rel"]!).Should().NotContain("publish").And.Contain("self");
        (await page.GetAsync($"{Elsa}/workflow-instances/{instance}")).StatusCode.Should().Be(HttpStatusCode.NotFound, "outside the trial there is none");

        await house.SendAsync(new EndTrial.Request(found.TrialId!.Value));
        (await Designer.RefusedAsync(await viewer.GetAsync($"{Elsa}/workflow-instances/{instance}"), HttpStatusCode.NotFound)).Should().Be("trial.gone");
        (await FluentActions.Awaiting(() => house.SendAsync(new FindTrial.Query(instance))).Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("trial.gone");
        (await house.SendAsync(new FindTrial.Query(Guid.CreateVersion7()))).Should().Be(new FindTrial.Answer(null, null));
    }

    [Fact]
    public async Task What_a_trial_shows_of_definitions_cannot_be_changed_there()
    {
        using var admin = await TrialClient.OfAsync(house);
        var (trial, _) = await admin.BeginAsync("detection");
        using var viewer = await PageAsync(trial);
        var model = (await ReadAsync(await viewer.GetAsync($"{Elsa}/workflow-definitions/by-definition-id/detection?versionOptions=Latest"))).DeepClone();
        model["name"] = "Changed in a trial";
        var before = (string)(await admin.Http.SummaryAsync("detection"))["name"]!;

        foreach (var attempt in new Func<Task<HttpResponseMessage>>[]
        {
            () => viewer.PostAsJsonAsync($"{Elsa}/workflow-definitions", new { model, publish = true }),
            () => viewer.PostAsJsonAsync($"{Elsa}/workflow-definitions/detection/publish", new { }),
            () => viewer.PostAsJsonAsync($"{Elsa}/workflow-definitions/detection/execute", new { }),
            () => viewer.DeleteAsync($"{Elsa}/workflow-definitions/detection"),
            () => viewer.PostAsJsonAsync($"{Elsa}/bulk-actions/delete/workflow-definitions/by-definition-id", new { definitionIds = new[] { "detection" } }),
        })
        {
            using var answer = await attempt();
            (await Designer.RefusedAsync(answer, HttpStatusCode.Forbidden)).Should().Be("trial.read_only");
        }

        ((string)(await admin.Http.SummaryAsync("detection"))["name"]!).Should().Be(before);
        await admin.EndAsync(trial);
    }

    [Fact]
    public async Task A_program_with_a_token_of_its_own_runs_what_is_published_as_before()
    {
        using var admin = await TrialClient.OfAsync(house);
        using var page = await PageAsync();
        using var refused = await admin.Http.PostAsJsonAsync($"{Elsa}/workflow-definitions/household-case/execute", new { });
        using var unfit = await page.PostAsJsonAsync($"{Elsa}/workflow-definitions/detection/execute", new { input = new { Nothing = 1 } });

        (await Designer.RefusedAsync(refused)).Should().Be("instance.starts_with_a_case");
        (await Designer.RefusedAsync(unfit)).Should().Be("trial.input_unknown");
        (await house.SendAsync(new ListTrials.Query())).Should().NotContain(t => t.Of.DefinitionId == "household-case" && t.Of.By == "test");
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer) => await answer.SaidAsync();

    /// <summary>A page of the designer that the admin has opened: its token says which page it is, and what it shows.</summary>
    private async Task<HttpClient> PageAsync(Guid? trial = null)
    {
        await house.OpenAsync();
        await using var scope = house.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Users.AsNoTracking().SingleAsync(u => u.UserName == "admin");
        var holder = UserClaims.Of(user, TokenSetup.Scheme);
        ((ClaimsIdentity)holder.Identity!).AddClaim(new(StudioClaims.Page, Guid.CreateVersion7().ToString()));
        if (trial is { } id) ((ClaimsIdentity)holder.Identity!).AddClaim(new(StudioClaims.Trial, id.ToString()));
        var ticket = new AuthenticationTicket(
            holder, new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(10) }, $"{TokenSetup.Scheme}:AccessToken");
        var token = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(TokenSetup.Scheme).BearerTokenProtector.Protect(ticket);
        var client = house.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
