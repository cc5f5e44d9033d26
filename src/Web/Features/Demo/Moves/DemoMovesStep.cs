using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Demo.Moves;

/// <summary>Order 60: some of the cases that detection opened move on, each task completed by the request that its people would send, so that every
/// desk of the county has something on it. Done again after a kill it only does what is still open.</summary>
internal sealed class DemoMovesStep(IServiceScopeFactory scopes, TimeProvider time, ILogger<DemoMovesStep> log) : IOpeningStep
{
    // The longest story has six steps; a move that opens no next one ends the rounds earlier.
    private const int MostRounds = 8;

    public int Order => 60;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("demo");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if (await mediator.Send(new ReadFirstRun.Query(), stop) is not { FinishedAt: null, Demo: true, Households: > 0 } run)
        {
            return;
        }

        var began = time.GetTimestamp();
        HashSet<Guid> tried = [];
        var done = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var next = (await mediator.Send(new ListDemoMoves.Query(run.Seed), stop)).Where(n => tried.Add(n.TaskId)).ToList();
            foreach (var task in next)
            {
                done += await DoAsync(task, stop) ? 1 : 0;
            }

            if (next.Count == 0)
            {
                break;
            }
        }

        log.Moved(done, tried.Count, time.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>A refused move is told and left: the case then waits for its people like any other.</summary>
    private async Task<bool> DoAsync(ListDemoMoves.Next next, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        var user = await db.Users.AsNoTracking().Where(u => u.Role == next.Role && u.OrganisationId == next.OrganisationId)
            .OrderBy(u => u.UserName).FirstOrDefaultAsync(stop);
        if (user is null)
        {
            return false;
        }

        scope.ServiceProvider.GetRequiredService<CallerContext>()
            .Become(await scope.ServiceProvider.GetRequiredService<CallerLoader>().CallerOfAsync(user, stop));
        try
        {
            var body = new CompleteTask.Body(next.Move.Outcome, Ids.New(time), next.Revision, next.Move.Answers(next.Context));
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CompleteTask.Command(next.TaskId, body), stop);
            return true;
        }
        catch (DomainException refusal)
        {
            log.MoveRefused(next.Move.Kind, next.Move.Outcome, refusal.Code, string.Join(", ", refusal.Params.Select(p => $"{p.Key}={p.Value}")));
            return false;
        }
    }
}

internal static partial class DemoMovesLog
{
    [LoggerMessage(1212, LogLevel.Information, "Moved demo cases on: {Done} of {Tried} tasks completed in {Seconds:F1} s")]
    public static partial void Moved(this ILogger log, int done, int tried, double seconds);

    [LoggerMessage(1213, LogLevel.Warning, "Demo move {Kind}/{Outcome} was refused: {Code} ({Params})")]
    public static partial void MoveRefused(this ILogger log, string kind, string outcome, string code, string @params);
}
