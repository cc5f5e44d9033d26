using System.Globalization;
using CaseFlow.Web.Data.Leases;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Features.Imports.Rejections;
using CaseFlow.Web.Features.Imports.Running;
using CaseFlow.Web.Features.Imports.Upload;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Imports.CommandLine;

/// <summary>Receives a file from the disk and sees it through: by itself, or by watching the host that is at it already.</summary>
internal sealed class FactFile(FileReceiver receiver, ImportRunner runner, ImportSpool spool, ILeases leases, IServiceScopeFactory scopes, TimeProvider time)
{
    private const int RejectionsShown = 20;
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(2);

    public async Task<int> RunAsync(ImportColumns columns, string path, CancellationToken stop)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var (file, refusal) = await receiver.ReceiveAsync(columns.Kind, source, stop);
        await SendAsync(new SendFile.Command(file, refusal), stop);
        if (refusal is not null)
        {
            spool.Delete(file.Id);
        }

        var import = await FollowAsync(file.Id, stop);
        await SayRejectionsAsync(import, stop);
        return import switch
        {
            { State: ImportState.Completed, Counts.Rejected: 0 } => ImportVerb.AllApplied,
            { State: ImportState.Completed } => ImportVerb.SomeRejected,
            _ => ImportVerb.NothingApplied,
        };
    }

    private async Task<ImportSummary> FollowAsync(Guid id, CancellationToken stop)
    {
        IDisposable? lease = null;
        Task? running = null;
        try
        {
            while (true)
            {
                lease ??= leases.TryTake(ImportLoop.LeaseName);
                running ??= lease is null ? null : runner.RunNextAsync(id, stop);
                var import = await SendAsync(new GetImport.Query(id), stop);
                Say(import);
                if (import.FinishedAt is not null) return import;

                var pause = Task.Delay(SayEvery, time, stop);
                if (running is null)
                {
                    await pause;
                }
                else if (await Task.WhenAny(running, pause) == running)
                {
                    await running;
                    running = null;
                }
            }
        }
        finally
        {
            if (running is not null) await Task.WhenAny(running);
            lease?.Dispose();
        }
    }

    private async Task SayRejectionsAsync(ImportSummary import, CancellationToken stop)
    {
        if (import.Refusal is { } refusal) await Console.Error.WriteLineAsync(refusal.Message);

        var some = await SendAsync(new ListRejections.Query(import.Id, new(1, RejectionsShown)), stop);
        foreach (var row in some.Items)
        {
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"line {row.Line}{(row.Field.Length > 0 ? $", {row.Field}" : "")}: {row.Message} ({row.Code})"));
        }

        if (some.Total > some.Items.Count) await Console.Error.WriteLineAsync($"… {some.Total} in all");
    }

    private static void Say(ImportSummary import) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{import.State}: {import.RowsDone} of {import.Rows?.ToString(CultureInfo.InvariantCulture) ?? "?"} rows ({import.Percent} %), {import.RowsPerSecond} a second; "
        + $"created {import.Counts.Created}, updated {import.Counts.Updated}, unchanged {import.Counts.Unchanged}, rejected {import.Counts.Rejected}; "
        + $"households {import.Evaluated} of {import.Touched}"));

    private async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("command-line");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, stop);
    }
}
