using CaseFlow.Domain.Common;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data.UnitOfWork;

/// <summary>Gives every top-level command a DI scope of its own with a fresh context, and tries again from a fresh one on a conflict of locks.
/// Commands sent from inside a command join.</summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(
    UnitOfWork outer, CallerContext caller, IServiceScopeFactory scopes, WriteGate gate, Writer writer, CommitSignal signal, ILogger<UnitOfWork> log)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private const int MostAttempts = 6;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICommand<TResponse> || outer.IsOpen)
        {
            return await next();
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(request, cancellationToken);
            }
            catch (Exception error) when (attempt < MostAttempts && IsConflictOfLocks(error))
            {
                log.TriedAgain(typeof(TRequest).DeclaringType?.Name ?? typeof(TRequest).Name, attempt);
            }
        }
    }

    private async Task<TResponse> AttemptAsync(TRequest request, CancellationToken stop)
    {
        TResponse answer;
        IReadOnlySet<string> touched;
        using (await gate.EnterAsync(stop))
        {
            var connection = await writer.BeginAsync(stop);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CallerContext>().Become(caller.Current);
                answer = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(request, connection, stop);
            }
            catch (Exception error) when (error is not DomainException)
            {
                writer.Discard();
                throw;
            }

            touched = writer.Touched();
        }

        signal.Committed(touched);
        return answer;
    }

    private static bool IsConflictOfLocks(Exception error) => error switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: SqliteException inner } => IsBusy(inner),
        SqliteException sqlite => IsBusy(sqlite),
        _ => false,
    };

    // 5 SQLITE_BUSY, 6 SQLITE_LOCKED: another process holds the file.
    private static bool IsBusy(SqliteException error) => error.SqliteErrorCode is 5 or 6;
}

internal static partial class UnitOfWorkLog
{
    [LoggerMessage(1001, LogLevel.Information, "Command {Command} met a conflict of locks on attempt {Attempt} and is tried again")]
    public static partial void TriedAgain(this ILogger log, string command, int attempt);
}
