using System.Text.Json;

namespace CaseFlow.Faults.Checks;

/// <summary>The chain over the audit trail: 1, 2, 3 … in the order of the records, none left out, and the anchor is part of it. Signatures are
/// for <c>audit verify</c>.</summary>
internal static class WholeAudit
{
    public static void Check(ReadOnlyDatabase database, string anchor, Verdict verdict)
    {
        void None(string what, string sql) => verdict.None(database.Column(sql), what);

        None("the chain has a gap", "SELECT count(*) FROM audit_seals HAVING count(*) > 0 AND (min(Seq) <> 1 OR max(Seq) <> count(*))");
        None("the chain says it reaches further or less far", """
            SELECT LastSeq FROM audit_chain WHERE LastSeq <> (SELECT coalesce(max(Seq), 0) FROM audit_seals)
            """);
        None("a link has no record, or another's position", """
            SELECT s.Seq FROM audit_seals s LEFT JOIN audit_records r ON r.Id = s.RecordId WHERE r.Id IS NULL OR r.Position <> s.Position
            """);
        None("a record was left out of the chain", """
            SELECT r.Position FROM audit_records r WHERE r.Position <= (SELECT coalesce(max(Position), 0) FROM audit_seals)
            AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.RecordId = r.Id)
            """);
        None("a record's position was given twice or its number lost", """
            SELECT count(*) FROM audit_records HAVING count(*) > 0 AND max(Position) <> count(*)
            """);
        if (File.Exists(anchor))
        {
            using var text = JsonDocument.Parse(File.ReadAllBytes(anchor));
            var seq = text.RootElement.GetProperty("seq").GetInt64();
            var seal = Convert.ToHexString(text.RootElement.GetProperty("seal").GetBytesFromBase64());
            verdict.Must(
                seq == 0 || database.Count("SELECT count(*) FROM audit_seals WHERE Seq = $seq AND hex(Seal) = $seal", ("$seq", seq), ("$seal", seal)) == 1,
                $"the anchor says number {seq}, and the chain does not have it so");
        }
    }

    /// <summary>After the house was closed.</summary>
    public static void CheckSealed(ReadOnlyDatabase database, Verdict verdict) => verdict.None(
        database.Column("SELECT count(*) FROM audit_records HAVING count(*) <> (SELECT count(*) FROM audit_seals)"), "the closed house left records unsealed");
}
