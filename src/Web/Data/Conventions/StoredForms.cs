using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseFlow.Web.Data.Conventions;

/// <summary>How our values lie in the database: instants as UTC microseconds, money as fen, enums by name.</summary>
internal static class StoredForms
{
    public const int CodeLength = 64;

    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
        builder.Properties<Money>().HaveConversion<Fen>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(CodeLength); // names outlive reordering
    }

    private sealed class Fen() : ValueConverter<Money, long>(money => money.Fen, fen => new Money(fen));
}
