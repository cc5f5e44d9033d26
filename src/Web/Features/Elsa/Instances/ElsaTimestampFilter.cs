using CaseFlow.Web.Features.Instances;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary>One bound on when instances were created, updated or finished.</summary>
/// <param name="Column">CreatedAt, UpdatedAt or FinishedAt.</param>
/// <param name="Operator">Is, IsNot, LessThan, LessThanOrEqual, GreaterThan or GreaterThanOrEqual.</param>
/// <param name="Timestamp">Midnight stands for its whole day, as in Elsa.</param>
internal sealed record ElsaTimestampFilter(string? Column, string? Operator, DateTimeOffset? Timestamp)
{
    /// <summary>As instants are stored.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMicroseconds(1);

    /// <exception cref="Domain.Common.DomainException"><c>instance.filter_malformed</c></exception>
    public ListInstances.TimeSpanOf Read()
    {
        if (Timestamp is not { } from) throw InstanceErrors.FilterMalformed("timestampFilters.timestamp");

        var past = from + (from.TimeOfDay == TimeSpan.Zero ? TimeSpan.FromDays(1) : Shortest);
        return Operator?.ToUpperInvariant() switch
        {
            "IS" => new(Of, from, past),
            "ISNOT" => new(Of, from, past, IsOutside: true),
            "LESSTHAN" => new(Of, null, from),
            "LESSTHANOREQUAL" => new(Of, null, past),
            "GREATERTHAN" => new(Of, past, null),
            "GREATERTHANOREQUAL" => new(Of, from, null),
            _ => throw InstanceErrors.FilterMalformed("timestampFilters.operator"),
        };
    }

    private ListInstances.Instant Of => Column?.Trim().ToUpperInvariant() switch
    {
        "CREATEDAT" => ListInstances.Instant.Created,
        "UPDATEDAT" => ListInstances.Instant.Updated,
        "FINISHEDAT" => ListInstances.Instant.Finished,
        _ => throw InstanceErrors.FilterMalformed("timestampFilters.column"),
    };
}
