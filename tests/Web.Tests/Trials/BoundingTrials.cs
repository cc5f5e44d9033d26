using System.Net;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Trials;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Trials;

public sealed class BoundingTrials
{
    [Fact]
    public async Task Three_run_at_once_and_the_one_that_has_rested_longest_gives_way()
    {
        await using var house = new TestHouse();
        using var admin = await TrialClient.OfAsync(house);
        var trials = house.Services.GetRequiredService<Web.Features.Trials.Trials>();
        var others = new List<Guid>();
        for (var i = 0; i < 3; i++) others.Add((await house.SendAsync(new TryDefinition.Request("detection"))).TrialId); // by the system, so by somebody else

        using var refused = await admin.TryAsync(new { definitionId = "detection" });
        await refused.RefusedAsync(HttpStatusCode.Conflict, "trial.too_many");

        trials.Get(others[1]).UsedAt -= TimeSpan.FromMinutes(11);
        var (mine, _) = await admin.BeginAsync("detection");
        trials.All.Select(t => t.Id).Should().Equal(others[0], others[2], mine);

        trials.Get(others[0]).UsedAt -= TimeSpan.FromMinutes(61);
        await trials.SweepAsync();
        trials.All.Select(t => t.Id).Should().Equal(others[2], mine);
        FoldersOf(house).Should().BeEquivalentTo([others[2].ToString("N"), mine.ToString("N")]);

        var next = await admin.BeginAsync("detection");
        var third = await admin.BeginAsync("detection"); // gives way: her own that she used least
        trials.All.Select(t => t.Id).Should().Equal(others[2], next.Trial, third.Trial);
        (await TriedAsync(house)).Should().Be(6, "who tried what is all that is kept");
    }

    [Fact]
    public async Task What_an_earlier_process_left_goes_when_the_house_opens()
    {
        await using var house = new TestHouse();
        var left = Path.Combine(house.Folder, "data", "trials", "left");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "caseflow.db"), "left");

        await house.OpenAsync();

        Directory.Exists(left).Should().BeFalse();
    }

    [Fact]
    public async Task A_house_that_closes_takes_its_trials_along()
    {
        var folder = Path.Combine(Path.GetTempPath(), "caseflow-tests", Guid.CreateVersion7().ToString("N"));
        try
        {
            await using (var house = new TestHouse { Folder = folder, KeepsFolder = true })
            {
                using var admin = await TrialClient.OfAsync(house);
                await admin.BeginAsync("detection");
                FoldersOf(house).Should().ContainSingle();
            }

            Directory.GetDirectories(Path.Combine(folder, "data", "trials")).Should().BeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string?> FoldersOf(TestHouse house) =>
        Directory.GetDirectories(house.Services.GetRequiredService<TrialFolders>().Own).Select(Path.GetFileName);

    private static async Task<int> TriedAsync(TestHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Set<AuditRecord>().CountAsync(r => r.Action == "definition.tried");
    }
}
