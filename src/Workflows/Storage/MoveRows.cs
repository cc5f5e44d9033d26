namespace CaseFlow.Workflows.Storage;

public enum MoveStatus
{
    Running,
    Finished,
    Cancelled,
}

public enum MoveItemStatus
{
    Waiting,
    Moved,
    Refused,
}

/// <summary>Running instances on their way from one version of a definition to another.</summary>
public sealed class MoveRow
{
    public Guid Id { get; set; }

    public required string DefinitionId { get; set; }

    public Guid ToVersionId { get; set; }

    /// <summary>JSON: node id in the old version to node id in the new one, where they differ.</summary>
    public string? Mapping { get; set; }

    public MoveStatus Status { get; set; }

    public int Total { get; set; }

    public int Moved { get; set; }

    public int Refused { get; set; }

    /// <summary>The user who asked.</summary>
    public Guid? AskedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>One instance of a move.</summary>
public sealed class MoveItemRow
{
    public Guid Id { get; set; }

    public Guid MoveId { get; set; }

    public Guid InstanceId { get; set; }

    public Guid FromVersionId { get; set; }

    public MoveItemStatus Status { get; set; }

    /// <summary>JSON: why it was refused, as codes and ids.</summary>
    public string? Reasons { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}
