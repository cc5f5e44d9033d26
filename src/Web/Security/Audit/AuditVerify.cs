using System.Security.Cryptography;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security.Keys;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Security.Audit;

/// <summary>Walks the whole trail and says what is wrong with it. Writes nothing; may run beside a running house.</summary>
internal sealed class AuditVerify(CaseFlowDb db, KeyRing ring, AuditAnchor anchor)
{
    private const int AtOnce = 1000;
    private readonly List<AuditFinding> findings = [];
    private long count;
    private AuditSeal? last;
    private byte[]? sealAtAnchor;

    public async Task<AuditReport> RunAsync(CancellationToken stop)
    {
        if (!ring.Exists)
        {
            return new(0, 0, [new("keys_missing")]);
        }

        // The anchor first: a house that goes on sealing meanwhile only gets further.
        var before = ReadAnchor();
        var chain = await db.Set<AuditChain>().AsNoTracking().SingleOrDefaultAsync(stop);
        await WalkAsync(chain?.DatabaseId, before?.Seq, stop);
        await LookForInsertedAsync(stop);
        Compare(before, chain?.DatabaseId);

        var end = last?.Position ?? 0;
        var unsealed = await db.Set<AuditRecord>().LongCountAsync(r => r.Position > end, stop);
        return new(count, unsealed, [.. findings.Take(AuditReport.MostFindings)]);
    }

    private async Task WalkAsync(Guid? databaseId, long? anchoredSeq, CancellationToken stop)
    {
        byte[]? previous = null;
        while (true)
        {
            var after = last?.Seq ?? 0;
            var links = await db.Set<AuditSeal>().AsNoTracking().Where(s => s.Seq > after).OrderBy(s => s.Seq).Take(AtOnce).ToListAsync(stop);
            if (links.Count == 0)
            {
                return;
            }

            Guid[] ids = [.. links.Select(l => l.RecordId)];
            var records = await db.Set<AuditRecord>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
            foreach (var link in links)
            {
                Check(link, records.GetValueOrDefault(link.RecordId), previous, databaseId);
                previous = link.Seal;
                last = link;
                count++;
                if (link.Seq == anchoredSeq)
                {
                    sealAtAnchor = link.Seal;
                }
            }
        }
    }

    private void Check(AuditSeal link, AuditRecord? record, byte[]? previous, Guid? databaseId)
    {
        var expected = (last?.Seq ?? 0) + 1;
        for (var gone = expected; gone < link.Seq && findings.Count < AuditReport.MostFindings; gone++)
        {
            findings.Add(new("record_missing", gone));
        }

        if (record is null)
        {
            findings.Add(new("record_missing", link.Seq, link.RecordId));
            return;
        }

        if (!IsSigned(record))
        {
            findings.Add(new("record_changed", link.Seq, record.Id));
            return;
        }

        if (link.Position != record.Position || link.Position <= last?.Position)
        {
            findings.Add(new("order_changed", link.Seq, record.Id));
            return;
        }

        // After a gap the link before is unknown; the gap has been told already.
        if (link.Seq == expected && !IsLinked(link, record, previous, databaseId))
        {
            findings.Add(new("link_broken", link.Seq, record.Id));
        }
    }

    private bool IsLinked(AuditSeal link, AuditRecord record, byte[]? previous, Guid? databaseId) =>
        KeyOf(link.KeyId) is { } key
        && CryptographicOperations.FixedTimeEquals(
            AuditSigning.OfLink(key, previous ?? AuditSigning.OfBeginning(key, databaseId ?? Guid.Empty), link.Seq, record), link.Seal);

    private bool IsSigned(AuditRecord record) =>
        KeyOf(record.KeyId) is { } key && CryptographicOperations.FixedTimeEquals(AuditSigning.OfRecord(key, record), record.Signature);

    private Key? KeyOf(long id) => ring.All.FirstOrDefault(k => k.Id == id && k.Use == KeyUse.Audit);

    /// <summary>Sealing never leaves one out, so an unlinked record before the last link was put there; one after it must at least be signed.</summary>
    private async Task LookForInsertedAsync(CancellationToken stop)
    {
        var end = last?.Position ?? 0;
        var unlinked = db.Set<AuditRecord>().AsNoTracking()
            .Where(r => r.Position > end || !db.Set<AuditSeal>().Any(s => s.RecordId == r.Id))
            .OrderBy(r => r.Position).AsAsyncEnumerable();
        await foreach (var record in unlinked.WithCancellation(stop))
        {
            if (record.Position <= end || !IsSigned(record))
            {
                findings.Add(new("record_inserted", null, record.Id));
            }
        }
    }

    private void Compare(Anchor? before, Guid? databaseId)
    {
        findings.AddRange(anchor.Contradicted().Select(_ => new AuditFinding("anchor_contradicted")));
        if (before is null)
        {
            if (last is not null && findings.TrueForAll(f => f.Code != "anchor_foreign"))
            {
                findings.Add(new("anchor_missing"));
            }
        }
        else if (before.DatabaseId != databaseId)
        {
            findings.Add(new("database_swapped"));
        }
        else if (before.Seq > (last?.Seq ?? 0))
        {
            findings.Add(new("tail_cut", before.Seq));
        }
        else if (before.Seq > 0 && (sealAtAnchor is null || !sealAtAnchor.AsSpan().SequenceEqual(before.Seal)))
        {
            findings.Add(new("database_swapped", before.Seq));
        }
    }

    private Anchor? ReadAnchor()
    {
        try
        {
            return anchor.Read();
        }
        catch (CryptographicException)
        {
            findings.Add(new("anchor_foreign"));
            return null;
        }
    }
}
