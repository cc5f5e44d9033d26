using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Instances.Retention;
using CaseFlow.Web.Tests.Cases;
using CaseFlow.Web.Tests.Hosting;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Instances;

public sealed class KeepingInstances(TestHouse house) : IClassFixture<TestHouse>
{
    private const string Household = "MZ001901077";
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(1096);

    [Fact]
    public async Task What_ended_longer_ago_than_it_is_kept_goes_and_what_is_younger_or_runs_stays()
    {
        var room = await EngineRoom.EnterAsync(house);
        var definition = await room.PublishTasksAsync("one");
        var (old, young, running) = (await room.StartAsync(definition), await room.StartAsync(definition), await room.StartAsync(definition));
        await room.CompleteAsync(old);
        await room.CompleteAsync(young);
        await AgeAsync(old);
        await AgeAsync(running);

        await house.SendAsync(new PurgeInstances.Command(0));

        (await HasAsync<InstanceRow>(i => i.Id == old)).Should().BeFalse();
        (await HasAsync<JournalRow>(j => j.InstanceId == old)).Should().BeFalse();
        (await HasAsync<InstanceRow>(i => i.Id == young)).Should().BeTrue();
        (await HasAsync<InstanceRow>(i => i.Id == running)).Should().BeTrue();
    }

    [Fact]
    public async Task What_a_case_tells_of_is_neither_deleted_nor_purged_and_cancelling_it_withdraws_its_task()
    {
        await using var walk = new Walk(house);
        await walk.RegisterAsync(Household, "53259919620315079X", "532599194009090798");
        await walk.FindAsync(Household);
        var room = await EngineRoom.EnterAsync(house);
        var listed = await room.Admin.GetFromJsonAsync<JsonElement>("/api/instances?definitionId=household-case");
        var id = listed.GetProperty("items")[0].GetProperty("id").GetGuid();

        (await room.DoAsync(id, "cancel")).EnsureSuccessStatusCode();
        await AgeAsync(id);
        var deleted = await room.Admin.DeleteAsync($"/api/instances/{id}");
        await house.SendAsync(new PurgeInstances.Command(0));

        (await EngineRoom.CodeAsync(deleted)).Should().Be("instance.told_by_case");
        (await HasAsync<InstanceRow>(i => i.Id == id)).Should().BeTrue();
        (await HasAsync<BookmarkRow>(b => b.InstanceId == id)).Should().BeFalse();
        (await HasAsync<TimerRow>(t => t.InstanceId == id)).Should().BeFalse();
    }

    [Fact]
    public async Task Applied_operations_are_forgotten_after_ninety_days()
    {
        var room = await EngineRoom.EnterAsync(house);
        var id = await room.StartAsync(await room.PublishTasksAsync("one"));
        await room.CompleteAsync(id);
        await WithAsync(db => db.Set<OperationRow>().Where(o => o.InstanceId == id && o.Kind == "start")
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.AppliedAt, Now - TimeSpan.FromDays(91))));

        await house.SendAsync(new PurgeOperations.Command());

        (await WithAsync(db => db.Set<OperationRow>().Where(o => o.InstanceId == id).Select(o => o.Kind).ToListAsync())).Should().Equal("task");
    }

    private DateTimeOffset Now => house.Services.GetRequiredService<ICaseClock>().Now;

    private Task AgeAsync(Guid id) => WithAsync(db => db.Set<InstanceRow>().Where(i => i.Id == id)
        .ExecuteUpdateAsync(s => s.SetProperty(i => i.FinishedAt, i => i.FinishedAt == null ? null : Now - LongAgo)));

    private Task<bool> HasAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class => WithAsync(db => db.Set<T>().AnyAsync(which));

    private async Task<T> WithAsync<T>(Func<CaseFlowDb, Task<T>> work)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }
}
