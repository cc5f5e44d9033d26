using System.Text.Json;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Features.Imports;

public enum ImportState
{
    /// <summary>The file lies in the spool, whole and sealed.</summary>
    Received,

    /// <summary>All of it is looked at; no row is applied yet.</summary>
    Checking,

    /// <summary>Rows are applied batch by batch.</summary>
    Applying,

    /// <summary>Every row is applied or kept as rejected; the touched households are evaluated.</summary>
    Detecting,

    Completed,

    /// <summary>Not one row was applied; <see cref="Import.RefusalCode"/> says why.</summary>
    Refused,

    /// <summary>Somebody stopped it; the rows applied until then stay.</summary>
    Cancelled,

    /// <summary>Gave up after repeated errors of our own.</summary>
    Failed,
}

/// <summary>One file that was sent, from its receipt to its last row. The row in the database is the truth: a process that takes over reads from
/// here what has been done and goes on behind it.</summary>
public sealed class Import
{
    private Import()
    {
    }

    public Guid Id { get; private init; }

    public ImportKind Kind { get; private init; }

    public ImportState State { get; private set; }

    /// <summary>Of the one who sent it; its importers see the import.</summary>
    public Guid OrganisationId { get; private init; }

    /// <summary>Null: by the command line.</summary>
    public Guid? SentBy { get; private init; }

    public DateTimeOffset ReceivedAt { get; private init; }

    public DateTimeOffset? ApplyingSince { get; private set; }

    public DateTimeOffset? AppliedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Length of the file as it was sent.</summary>
    public long Bytes { get; private init; }

    /// <summary>Of the file as it was sent; lower-case hexadecimal.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>Null until the check has told it.</summary>
    public FileEncoding? Encoding { get; private set; }

    /// <summary>Without the header; null until the check has counted them.</summary>
    public long? Rows { get; private set; }

    /// <summary>While checking.</summary>
    public long BytesChecked { get; private set; }

    /// <summary>Rows before this place are done.</summary>
    public FilePosition Position { get; private set; } = FilePosition.Start;

    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>Households that the rows touched, and how many of them have been evaluated.</summary>
    public int Touched { get; private set; }

    public int Evaluated { get; private set; }

    public string? RefusalCode { get; private set; }

    /// <summary>JSON object.</summary>
    public string? RefusalParams { get; private set; }

    /// <summary>Years of enrolments, months of expenses that the rows were about; separated by blanks.</summary>
    public string Periods { get; private set; } = "";

    /// <summary>When progress was last told.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>Rows done, applied or rejected.</summary>
    public long RowsDone => Math.Max(0, Position.Rows - 1);

    public bool IsFinished => State is ImportState.Completed or ImportState.Refused or ImportState.Cancelled or ImportState.Failed;

    public static Import Receive(ReceivedFile file, Guid organisationId, Guid? sentBy, DateTimeOffset now) => new()
    {
        Id = file.Id,
        Kind = file.Kind,
        OrganisationId = organisationId,
        SentBy = sentBy,
        ReceivedAt = now,
        Bytes = file.Bytes,
        Sha256 = file.Sha256,
    };

    public void CheckedUpTo(long bytes)
    {
        State = ImportState.Checking;
        BytesChecked = bytes;
    }

    public void Passed(CheckedFile file, DateTimeOffset now)
    {
        State = ImportState.Applying;
        ApplyingSince = now;
        BytesChecked = Bytes;
        Encoding = file.Encoding;
        Rows = file.Rows;
    }

    public void Applied(FilePosition upTo, ImportCounts counts, IEnumerable<string> periods, int newlyTouched)
    {
        Position = upTo;
        Counts += counts;
        Touched += newlyTouched;
        Periods = string.Join(' ', Periods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Union(periods).Order(StringComparer.Ordinal));
    }

    public void AllApplied(DateTimeOffset now)
    {
        State = ImportState.Detecting;
        AppliedAt = now;
    }

    public void EvaluatedMore(int households, int warnings)
    {
        Evaluated += households;
        Counts += new ImportCounts(0, 0, 0, 0, warnings);
    }

    public void Complete(DateTimeOffset now) => Finish(ImportState.Completed, now);

    public void Refuse(DomainException refusal, DateTimeOffset now)
    {
        RefusalCode = refusal.Code;
        RefusalParams = JsonSerializer.Serialize(refusal.Params);
        Finish(ImportState.Refused, now);
    }

    /// <exception cref="DomainException"><c>import.finished</c></exception>
    public void Cancel(DateTimeOffset now)
    {
        if (State is ImportState.Cancelled) return;
        if (IsFinished) throw ImportErrors.Finished(Id, State);
        Finish(ImportState.Cancelled, now);
    }

    public void Fail(DateTimeOffset now)
    {
        RefusalCode = "import.failed";
        RefusalParams = "{}";
        Finish(ImportState.Failed, now);
    }

    public void Told(DateTimeOffset now) => ToldAt = now;

    private void Finish(ImportState state, DateTimeOffset now)
    {
        State = state;
        FinishedAt = now;
    }
}

/// <summary>What happened to rows. A row that met a doubt but was applied counts as a warning besides.</summary>
public sealed record ImportCounts(long Created, long Updated, long Unchanged, long Rejected, long Warnings)
{
    public static ImportCounts operator +(ImportCounts a, ImportCounts b) => new(
        a.Created + b.Created, a.Updated + b.Updated, a.Unchanged + b.Unchanged, a.Rejected + b.Rejected, a.Warnings + b.Warnings);

    public static ImportCounts Add(ImportCounts left, ImportCounts right) => left + right;
}

/// <summary>A file that lies whole in the spool.</summary>
/// <param name="Id">Of the import, and of the spool file.</param>
/// <param name="Kind">Of its rows.</param>
/// <param name="Bytes">As sent.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record ReceivedFile(Guid Id, ImportKind Kind, long Bytes, string Sha256);
