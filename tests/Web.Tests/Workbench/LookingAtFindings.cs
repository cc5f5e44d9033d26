using System.Net;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Workbench;

public sealed class LookingAtFindings(TestHouse house) : IClassFixture<TestHouse>
{
    private static readonly string[] Pages =
    [
        "/admin/definitions", "/admin/cases", "/admin/definitions/household-case", "/admin/definitions/household-case/findings",
        "/admin/definitions/household-case/form", "/admin/definitions/household-case/publish", "/admin/definitions/household-case/running",
    ];

    [Fact]
    public async Task They_stand_with_their_activity_and_how_to_mend_them_until_they_are_mended()
    {
        using var admin = await house.ClientOfAsync("admin");
        using var browser = await AdminsBrowser.EnterAsync(house);
        var broken = DefinitionClient.Flow("faulty", "hello", DefinitionClient.Activity("ask", "CaseFlow.AssignTask", ("title", "Literal", "Look")));
        broken["root"]!["activities"]![1]!["metadata"] = new System.Text.Json.Nodes.JsonObject { ["displayText"] = "Ask the village" };
        await (await admin.CreateAsync(broken)).SaidAsync(HttpStatusCode.Created);

        var before = await browser.SeeAsync("/admin/definitions/faulty/findings");
        var list = await browser.SeeAsync("/admin/definitions?q=faulty");
        await using var hub = await HubClient.ConnectAsync(house.Address, await house.TokenOfAsync("admin"));
        var summary = await admin.SummaryAsync("faulty");
        await (await admin.SaveAsync(DefinitionClient.Flow("faulty", "hello"), (int)summary["revision"]!)).SaidAsync();
        var told = await hub.WaitForAsync(m => m.Event == "DefinitionSaved");
        var after = await browser.SeeAsync("/admin/definitions/faulty");

        before.Should().Contain("Ask the village needs").And.Contain("▲").And.Contain("Open the activity and fill it in.")
            .And.Contain("/studio/workflows/definitions/faulty/edit?activity=ask").And.Contain("cannot be published");
        list.Should().Contain("Flow faulty").And.Contain("error");
        before.Should().Contain($"data-subject=\"{told.SubjectId}\"", "the page follows what is told");
        after.Should().Contain("No findings").And.NotContain("Ask the village");
    }

    [Fact]
    public async Task A_save_is_told_to_open_pages_and_to_nobodys_notifications()
    {
        using var admin = await house.ClientOfAsync("admin");
        using var browser = await AdminsBrowser.EnterAsync(house);
        await using var hub = await HubClient.ConnectAsync(house.Address, await house.TokenOfAsync("admin"));

        await (await admin.CreateAsync(DefinitionClient.Flow("told", "one"))).SaidAsync(HttpStatusCode.Created);
        await hub.WaitForAsync(m => m.Event == "DefinitionSaved");

        (await browser.SeeAsync("/notifications")).Should().Contain("Nothing has happened yet");
    }

    [Theory]
    [InlineData("county1")]
    [InlineData("township001")]
    [InlineData("auditor")]
    public async Task Only_administrators_see_these_pages(string userName)
    {
        using var browser = await AdminsBrowser.EnterAsync(house, userName);
        using var api = await house.ClientOfAsync(userName);

        foreach (var page in Pages) (await browser.TryAsync(page)).Should().Be(HttpStatusCode.Forbidden, page);
        (await api.GetAsync($"/api/instances/{Guid.CreateVersion7()}/waiting")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
