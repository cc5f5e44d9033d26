using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Elsa.Executions;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Elsa.Live;

/// <summary>After commits looks which observed instances have another revision, and tells their observers that the journal and the instance are to be read
/// again and what the numbers on the nodes are now. It says nothing but ids and numbers, and asks each time whether the observer may still hear it.</summary>
internal sealed class TellObservers(
    Readiness readiness,
    IServiceScopeFactory scopes,
    Observers observers,
    CommitSignal signal,
    IHubContext<WorkflowInstanceHub> hub,
    TimeProvider time,
    ILogger<TellObservers> log) : BackgroundService
{
    private const string JournalGrew = "WorkflowExecutionLogUpdatedAsync";
    private const string InstanceChanged = "WorkflowInstanceUpdatedAsync";
    private const string FiguresChanged = "ActivityExecutionLogUpdatedAsync";

    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>What another process commits makes no signal here.</summary>
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        var commits = signal.Watch(Tables());
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = commits.Next;
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.TellingFailed(error);
            }

            await Task.Delay(AtMostEvery, time, stoppingToken);
            await CommitSignal.WaitAsync(seen, AtLeastEvery, time, stoppingToken);
        }
    }

    private HashSet<string> Tables()
    {
        using var scope = scopes.CreateScope();
        return [scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Model.FindEntityType(typeof(InstanceRow))!.GetTableName()!];
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var observed = observers.Instances;
        if (observed.Count == 0) return;

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("tell-observers");
        var ids = observed.Select(o => o.Id).ToList();
        var now = await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Set<InstanceRow>().AsNoTracking()
            .Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.Revision }).ToDictionaryAsync(i => i.Id, i => i.Revision, stop);
        foreach (var instance in observed)
        {
            if (now.TryGetValue(instance.Id, out var revision) && revision != instance.Revision)
            {
                await TellAsync(instance, revision, scope.ServiceProvider, stop);
            }
        }
    }

    private async Task TellAsync(ObservedInstance instance, int revision, IServiceProvider services, CancellationToken stop)
    {
        var figures = (await services.GetRequiredService<IMediator>().Send(new ReportExecutions.Query(instance.Id), stop))
            .ToDictionary(f => f.NodeId, StringComparer.Ordinal);
        var changed = figures.Values.Where(f => instance.Figures?.GetValueOrDefault(f.NodeId) != f).Select(ElsaFigures.Of).ToList();
        (instance.Revision, instance.Figures) = (revision, figures);
        foreach (var observer in observers.Of(instance.Id))
        {
            if (!await MayHearAsync(observer, services, stop))
            {
                observer.Abort();
                continue;
            }

            var client = hub.Clients.Client(observer.ConnectionId);
            await client.SendAsync(JournalGrew, new { }, stop);
            await client.SendAsync(InstanceChanged, new { WorkflowInstanceId = instance.Id }, stop);
            await client.SendAsync(FiguresChanged, new { Stats = changed }, stop);
        }
    }

    private static async Task<bool> MayHearAsync(Observer observer, IServiceProvider services, CancellationToken stop) =>
        await services.GetRequiredService<CallerLoader>().LoadAsync(observer.Principal, stop) is { } caller
        && Permissions.Of(caller.Role).Contains(Permissions.Administer);
}

internal static partial class ObserversLog
{
    [LoggerMessage(3202, LogLevel.Error, "Observers of workflow instances could not be told and are told again")]
    public static partial void TellingFailed(this ILogger log, Exception error);
}
