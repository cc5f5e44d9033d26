namespace CaseFlow.Web.Security.Audit;

/// <param name="Code"><c>record_changed</c>, <c>record_missing</c>, <c>record_inserted</c>, <c>order_changed</c>, <c>link_broken</c>,
/// <c>tail_cut</c>, <c>database_swapped</c>, <c>anchor_missing</c>, <c>anchor_foreign</c>, <c>anchor_contradicted</c>, <c>keys_missing</c>.</param>
/// <param name="Seq">The link's number, where there is one.</param>
/// <param name="RecordId">The record, where there is one.</param>
public sealed record AuditFinding(string Code, long? Seq = null, Guid? RecordId = null)
{
    public override string ToString() =>
        string.Join(' ', new[] { Code, Seq is null ? null : $"number={Seq}", RecordId is null ? null : $"record={RecordId}" }.Where(p => p is not null));
}

/// <param name="Sealed">Links in the chain.</param>
/// <param name="Unsealed">Records after the last link, as a running house has for a moment.</param>
/// <param name="Findings">The first <see cref="MostFindings"/>; none: the trail is whole.</param>
public sealed record AuditReport(long Sealed, long Unsealed, IReadOnlyList<AuditFinding> Findings)
{
    public const int MostFindings = 200;

    /// <summary>0: whole. 1: not.</summary>
    public int ExitCode => Findings.Count == 0 ? 0 : 1;

    public void Print(TextWriter output)
    {
        foreach (var finding in Findings)
        {
            output.WriteLine(finding);
        }

        output.WriteLine($"sealed {Sealed}, unsealed {Unsealed}, findings {Findings.Count}");
    }
}
