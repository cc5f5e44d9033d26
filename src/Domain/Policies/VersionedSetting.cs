using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Policies;

/// <summary>Policy as data: one version of one kind of setting, with the day from which it holds. A version is never edited; a newer one follows.</summary>
public sealed class VersionedSetting
{
    private VersionedSetting()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>For example <c>risk</c>.</summary>
    public string Kind { get; private set; } = "";

    public string Version { get; private set; } = "";

    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>JSON, in the shape of its kind.</summary>
    public string Body { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public static VersionedSetting Issue(string kind, string version, DateOnly effectiveFrom, string body, DateTimeOffset now) => new()
    {
        Id = Ids.New(now),
        Kind = kind,
        Version = version,
        EffectiveFrom = effectiveFrom,
        Body = body,
        CreatedAt = now,
    };
}
