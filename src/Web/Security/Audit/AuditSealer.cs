using System.Security.Cryptography;
using CaseFlow.Web.Data.Leases;

namespace CaseFlow.Web.Security.Audit;

/// <summary>Links new audit records and writes the anchor: within a second of the commit, and once more when the house closes.</summary>
internal sealed class AuditSealer(LoopServices services, AuditAnchor anchor) : LoneLoop("audit-sealer", services)
{
    // One transaction for what a burst of commands leaves behind, instead of one for each of them.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(400);
    private readonly TimeProvider time = services.Time;
    private readonly ILogger log = services.Logs.CreateLogger<AuditSealer>();
    private readonly Lock gate = new();
    private Task? closing;
    private bool worked;
    private long anchored;

    // The command line commits from another process, which does not wake us.
    protected override TimeSpan LookEvery => TimeSpan.FromSeconds(1);

    protected override IReadOnlyCollection<Type> Rows { get; } = [typeof(AuditRecord)];

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // A host may be stopped from two sides at once; neither may go on to dispose of it before this is done.
            return closing ??= CloseAsync(cancellationToken);
        }
    }

    protected override async Task WorkAsync(CancellationToken stop)
    {
        if (!worked)
        {
            worked = true;
            await SealAsync(stop);
        }
        else if ((await SendAsync(new AuditTail.Query(null), stop)).Pending)
        {
            await Task.Delay(Gathering, time, stop);
            await SealAsync(stop);
        }
    }

    private async Task CloseAsync(CancellationToken stop)
    {
        await base.StopAsync(stop);
        if (worked)
        {
            await SealAsync(CancellationToken.None);
        }
    }

    private async Task SealAsync(CancellationToken stop)
    {
        var before = ReadAnchor();
        while ((await SendAsync(new AuditTail.Query(null), stop)).Pending && (await SendAsync(new SealAudit.Command(), stop)).More)
        {
        }

        var tail = await SendAsync(new AuditTail.Query(before?.Seq), stop);
        if (tail.DatabaseId is not { } database || (tail.Seq == anchored && before is not null))
        {
            return;
        }

        if (before is not null && (before.DatabaseId != database || tail.AnchoredSeal is null || !tail.AnchoredSeal.AsSpan().SequenceEqual(before.Seal)))
        {
            log.AnchorContradicted(before.Seq, tail.Seq);
            anchor.SetAside();
        }

        anchor.Write(database, tail.Seq, tail.Seal);
        anchored = tail.Seq;
    }

    private Anchor? ReadAnchor()
    {
        try
        {
            return anchor.Read();
        }
        catch (CryptographicException)
        {
            log.AnchorForeign();
            anchor.SetAside();
            return null;
        }
    }
}

internal static partial class AuditLog
{
    [LoggerMessage(1401, LogLevel.Critical, "The audit anchor says number {Anchored}, the database reaches {Seq} and does not contain it; the anchor was put aside. Run audit verify.")]
    public static partial void AnchorContradicted(this ILogger log, long anchored, long seq);

    [LoggerMessage(1402, LogLevel.Critical, "The audit anchor was not written by this installation; it was put aside. Run audit verify.")]
    public static partial void AnchorForeign(this ILogger log);

    [LoggerMessage(1403, LogLevel.Error, "Refusals could not be recorded and are tried again")]
    public static partial void RefusalsNotRecorded(this ILogger log, Exception error);
}
