namespace CaseFlow.Web.Security.Audit;

/// <summary>A link of the chain over the audit trail: each depends on all before it.</summary>
public sealed class AuditSeal
{
    private AuditSeal()
    {
    }

    internal AuditSeal(long seq, AuditRecord record, Keys.Key key, ReadOnlySpan<byte> previous)
    {
        Seq = seq;
        RecordId = record.Id;
        Position = record.Position;
        KeyId = key.Id;
        Seal = AuditSigning.OfLink(key, previous, seq, record);
    }

    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Seq { get; private set; }

    public Guid RecordId { get; private set; }

    /// <summary>Of the record; sealed with it.</summary>
    public long Position { get; private set; }

    public long KeyId { get; private set; }

    public byte[] Seal { get; private set; } = [];
}

/// <summary>The one row that says which database this is. Every sealing counts it up, so that two sealers cannot both go on.</summary>
public sealed class AuditChain
{
    public const int TheOnlyId = 1;

    private AuditChain()
    {
    }

    internal AuditChain(Guid databaseId) => DatabaseId = databaseId;

    public int Id { get; private set; } = TheOnlyId;

    /// <summary>Made with the database; the first link and the anchor carry it.</summary>
    public Guid DatabaseId { get; private set; }

    public long LastSeq { get; private set; }

    internal void SealedUpTo(long seq) => LastSeq = seq;
}
