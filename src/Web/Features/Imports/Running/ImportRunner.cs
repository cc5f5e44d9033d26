using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Features.Imports.Upload;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Imports.Running;

/// <summary>Takes one import from where it stands to its end: check, apply, detect. Each step is commands of its own, so it may be killed anywhere and
/// goes on from the last one that committed. Whoever calls holds the lease <see cref="ImportLoop.LeaseName"/>.</summary>
internal sealed class ImportRunner(ImportSpool spool, IServiceScopeFactory scopes, RowsRunner rows, TimeProvider time, ILogger<ImportRunner> log)
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromSeconds(2);

    /// <param name="only">Null: the oldest one.</param>
    /// <param name="stop">Leaves the import to be gone on with later.</param>
    /// <returns>False: there is none.</returns>
    public async Task<bool> RunNextAsync(Guid? only, CancellationToken stop)
    {
        if (await SendAsync(new NextImport.Query(only), null, stop) is not { } import) return false;

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunAsync(import, stop);
                break;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.StepFailed(error, import.Id, attempt);
                if (attempt == MostAttempts)
                {
                    await SendAsync(new MoveImport.Fail(import.Id), import, stop);
                    break;
                }

                await Task.Delay(PauseBeforeRetry, time, stop);
                if (await SendAsync(new NextImport.Query(import.Id), import, stop) is not { } again) break;
                import = again;
            }
        }

        spool.Delete(import.Id);
        return true;
    }

    private async Task RunAsync(Import import, CancellationToken stop)
    {
        var state = import.State;
        if (state is ImportState.Received or ImportState.Checking) state = await CheckAsync(import, stop);
        if (state is ImportState.Applying)
        {
            var applying = await SendAsync(new NextImport.Query(import.Id), import, stop);
            state = applying is null ? ImportState.Cancelled : await rows.ApplyAllAsync(applying, request => SendAsync(request, import, stop), stop);
        }

        while (state is ImportState.Detecting)
        {
            state = await SendAsync(new EvaluateTouched.Command(import.Id), import, stop);
        }
    }

    private async Task<ImportState> CheckAsync(Import import, CancellationToken stop)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stop);
        long seen = 0;
        var reporting = ReportAsync(import, () => Interlocked.Read(ref seen), cancelled);
        try
        {
            var columns = ImportColumns.Of(import.Kind);
            var passed = await FileCheck.RunAsync(
                () => spool.Open(import.Id), columns, new Direct(bytes => Interlocked.Exchange(ref seen, bytes)), cancelled.Token);
            return await SendAsync(new MoveImport.Pass(import.Id, passed), import, stop);
        }
        catch (DomainException refusal) when (refusal.Kind is ErrorKind.Unprocessable)
        {
            return await SendAsync(new MoveImport.Refuse(import.Id, refusal), import, stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return ImportState.Cancelled;
        }
        finally
        {
            await cancelled.CancelAsync();
            await reporting;
        }
    }

    /// <summary>Says how far the check has come, and ends it when the import was cancelled meanwhile.</summary>
    private async Task ReportAsync(Import import, Func<long> seen, CancellationTokenSource check)
    {
        try
        {
            while (true)
            {
                await Task.Delay(ReportEvery, time, check.Token);
                if (await SendAsync(new MoveImport.Report(import.Id, seen()), import, check.Token) is not ImportState.Checking) await check.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The check is over.
        }
    }

    private async Task<T> SendAsync<T>(IRequest<T> request, Import? import, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>()
            .Become(new(null, "imports", "", null, [], IsSystem: true, OnBehalfOf: import?.SentBy));
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, stop);
    }

    private sealed class Direct(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}

internal static partial class ImportLog
{
    [LoggerMessage(2201, LogLevel.Error, "Import {ImportId} failed on attempt {Attempt}")]
    public static partial void StepFailed(this ILogger log, Exception error, Guid importId, int attempt);

    [LoggerMessage(2202, LogLevel.Information, "Import {ImportId} is {State} after {Rows} rows, {RowsPerSecond} rows a second")]
    public static partial void Ended(this ILogger log, Guid importId, ImportState state, long rows, long rowsPerSecond);
}
