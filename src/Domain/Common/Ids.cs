namespace CaseFlow.Domain.Common;

/// <summary>Version-7 GUIDs: they sort by the instant they were made, so indexes grow at one end.</summary>
public static class Ids
{
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);

    public static Guid New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());
}
