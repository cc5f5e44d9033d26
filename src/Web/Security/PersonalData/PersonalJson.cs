using System.Text.Json;

namespace CaseFlow.Web.Security.PersonalData;

/// <summary>Whole objects in one sealed column: form answers, rejected rows.</summary>
public static class PersonalJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static byte[] SealJson<T>(this IPersonalVault vault, string table, string column, Guid row, T value) =>
        vault.SealBytes(table, column, row, JsonSerializer.SerializeToUtf8Bytes(value, Json));

    /// <exception cref="Domain.Common.DomainException"><c>personal.sealed_elsewhere</c>, <c>keys.missing</c></exception>
    public static T OpenJson<T>(this IPersonalVault vault, string table, string column, Guid row, ReadOnlySpan<byte> cipher)
        where T : notnull =>
        JsonSerializer.Deserialize<T>(vault.OpenBytes(table, column, row, cipher), Json)
        ?? throw PersonalErrors.SealedElsewhere(table, column, row);
}
