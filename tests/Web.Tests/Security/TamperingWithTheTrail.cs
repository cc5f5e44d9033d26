namespace CaseFlow.Web.Tests.Security;

public sealed class TamperingWithTheTrail : IDisposable
{
    private readonly TrailOnDisk trail = new();

    [Fact]
    public async Task None_is_found_in_a_whole_trail_and_what_waits_for_its_seal_is_counted()
    {
        await trail.ActAsync(3);
        await trail.ActAsync(2);
        await trail.RecordAsync(1);

        var report = await trail.VerifyAsync();

        report.Findings.Should().BeEmpty();
        (report.Sealed, report.Unsealed, report.ExitCode).Should().Be((5, 1, 0));
    }

    [Theory]
    [InlineData("UPDATE audit_records SET Parameters = '{\"number\":7}' WHERE Position = 3")]
    [InlineData("UPDATE audit_records SET At = At + 1 WHERE Position = 3")]
    [InlineData("UPDATE audit_records SET ActorName = 'somebody' WHERE Position = 3")]
    [InlineData("UPDATE audit_records SET SubjectId = NULL WHERE Position = 3")]
    public async Task A_changed_record_is_found(string sql)
    {
        await trail.ActAsync(5);

        await trail.TamperAsync(sql);

        await FoundAsync("record_changed number=3");
    }

    [Theory]
    [InlineData("DELETE FROM audit_records WHERE Position = 3")]
    [InlineData("DELETE FROM audit_records WHERE Position = 3; DELETE FROM audit_seals WHERE Seq = 3")]
    public async Task A_missing_record_is_found(string sql)
    {
        await trail.ActAsync(5);

        await trail.TamperAsync(sql);

        await FoundAsync("record_missing number=3");
    }

    [Fact]
    public async Task Closing_the_gap_of_a_missing_record_does_not_hide_it()
    {
        await trail.ActAsync(5);

        await trail.TamperAsync(
            "DELETE FROM audit_records WHERE Position = 3; DELETE FROM audit_seals WHERE Seq = 3;"
            + "UPDATE audit_seals SET Seq = 3 WHERE Seq = 4; UPDATE audit_seals SET Seq = 4 WHERE Seq = 5");

        await FoundAsync("link_broken number=3");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task An_inserted_record_is_found_before_and_after_the_sealed_ones(int position)
    {
        await trail.ActAsync(5);

        await trail.TamperAsync(
            "INSERT INTO audit_records (Position, Id, At, ActorName, ActorRole, IsSystem, Action, SubjectType, Parameters, KeyId, Signature) "
            + $"SELECT {position}, 'AAAAAAAA-0000-7000-8000-000000000001', At, ActorName, ActorRole, IsSystem, Action, SubjectType, Parameters, KeyId, Signature "
            + "FROM audit_records WHERE Position = 2");

        await FoundAsync("record_inserted");
    }

    [Fact]
    public async Task An_inserted_record_that_was_then_sealed_is_found_all_the_same()
    {
        await trail.ActAsync(5);
        await trail.TamperAsync(
            "INSERT INTO audit_records (Id, At, ActorName, ActorRole, IsSystem, Action, SubjectType, Parameters, KeyId, Signature) "
            + "SELECT 'AAAAAAAA-0000-7000-8000-000000000001', At, ActorName, ActorRole, IsSystem, Action, SubjectType, Parameters, KeyId, Signature "
            + "FROM audit_records WHERE Position = 2");

        await trail.ActAsync(1);

        await FoundAsync("record_changed number=6");
    }

    [Theory]
    [InlineData(
        "UPDATE audit_records SET Position = 99 WHERE Position = 2; UPDATE audit_records SET Position = 2 WHERE Position = 3; "
        + "UPDATE audit_records SET Position = 3 WHERE Position = 99")]
    [InlineData(
        "UPDATE audit_seals SET Seq = 99 WHERE Seq = 2; UPDATE audit_seals SET Seq = 2 WHERE Seq = 3; UPDATE audit_seals SET Seq = 3 WHERE Seq = 99")]
    public async Task Reordered_records_are_found(string sql)
    {
        await trail.ActAsync(5);

        await trail.TamperAsync(sql);

        await FoundAsync("order_changed number=");
    }

    [Fact]
    public async Task A_changed_seal_is_found()
    {
        await trail.ActAsync(5);

        await trail.TamperAsync("UPDATE audit_seals SET Seal = zeroblob(32) WHERE Seq = 3");

        await FoundAsync("link_broken number=3");
    }

    [Fact]
    public async Task A_cut_tail_is_found()
    {
        await trail.ActAsync(5);

        await trail.TamperAsync("DELETE FROM audit_records WHERE Position > 3; DELETE FROM audit_seals WHERE Seq > 3");

        await FoundAsync("tail_cut number=5");
    }

    [Fact]
    public async Task An_empty_database_in_place_of_ours_is_found()
    {
        await trail.ActAsync(5);

        trail.PutEmptyOneInPlace();
        await trail.RecordAsync(8);

        await FoundAsync("database_swapped");
    }

    [Fact]
    public async Task An_older_copy_that_was_used_on_is_found()
    {
        await trail.ActAsync(2);
        trail.KeepCopy();
        await trail.ActAsync(2);
        var anchor = await File.ReadAllBytesAsync(trail.Anchor.Path);

        trail.PutCopyInPlace();
        await trail.ActAsync(4);
        await File.WriteAllBytesAsync(trail.Anchor.Path, anchor);

        await FoundAsync("database_swapped number=4");
    }

    [Fact]
    public async Task An_anchor_taken_away_or_written_by_hand_is_found()
    {
        await trail.ActAsync(5);
        var anchor = await File.ReadAllTextAsync(trail.Anchor.Path);

        await File.WriteAllTextAsync(trail.Anchor.Path, anchor.Replace("\"seq\": 5", "\"seq\": 4", StringComparison.Ordinal));
        await FoundAsync("anchor_foreign");

        File.Delete(trail.Anchor.Path);
        await FoundAsync("anchor_missing");
    }

    public void Dispose() => trail.Dispose();

    private async Task FoundAsync(string finding)
    {
        var report = await trail.VerifyAsync();

        report.Findings.Select(f => f.ToString()).Should().Contain(f => f.StartsWith(finding, StringComparison.Ordinal));
        report.ExitCode.Should().Be(1);
    }
}
