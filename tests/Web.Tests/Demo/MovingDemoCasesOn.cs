using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Demo.Moves;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Demo;

public sealed class MovingDemoCasesOn
{
    [Fact]
    public async Task The_first_screen_shows_cases_at_several_stages_and_no_move_of_a_story_was_refused()
    {
        await using var house = new TestHouse { Households = 200 };
        await house.OpenAsync();

        (await house.SendAsync(new ListDemoMoves.Query(Seed: 1))).Should().BeEmpty("a refused move would still be waiting");
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        var stages = await db.Cases.GroupBy(c => c.Stage).Select(g => g.Key).ToListAsync();
        stages.Should().HaveCountGreaterThan(1).And.Contain(CaseStage.TownshipVerification);
        (await db.WorkTasks.CountAsync(t => t.State == TaskState.Done)).Should().BeGreaterThan(5);
        (await db.WorkTasks.CountAsync(t => t.State == TaskState.Open && t.CaseId == null)).Should().BeGreaterThan(5, "yellow gaps wait without a case");
    }
}
