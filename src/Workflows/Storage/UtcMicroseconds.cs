using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseFlow.Workflows.Storage;

/// <summary>Instants as whole microseconds since 1970 in UTC: SQLite can neither order nor compare <see cref="DateTimeOffset"/>.</summary>
public sealed class UtcMicroseconds()
    : ValueConverter<DateTimeOffset, long>(instant => From(instant), stored => To(stored))
{
    public static long From(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset To(long stored) => DateTimeOffset.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMicrosecond);
}
