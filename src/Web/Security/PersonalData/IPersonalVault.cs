namespace CaseFlow.Web.Security.PersonalData;

/// <summary>Seals personal values for one cell each: ciphertext copied to another table, column or row does not open.</summary>
public interface IPersonalVault
{
    byte[] Seal(string table, string column, Guid row, string plain);

    /// <exception cref="Domain.Common.DomainException"><c>personal.sealed_elsewhere</c>, <c>keys.missing</c></exception>
    string Open(string table, string column, Guid row, ReadOnlySpan<byte> cipher);

    byte[] SealBytes(string table, string column, Guid row, ReadOnlySpan<byte> plain);

    /// <exception cref="Domain.Common.DomainException"><c>personal.sealed_elsewhere</c>, <c>keys.missing</c></exception>
    byte[] OpenBytes(string table, string column, Guid row, ReadOnlySpan<byte> cipher);
}
