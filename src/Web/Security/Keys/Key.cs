namespace CaseFlow.Web.Security.Keys;

/// <summary>What a key is for. Each use has keys of its own, so that losing one to an attacker does not open the others.</summary>
public enum KeyUse
{
    /// <summary>Seals columns.</summary>
    Data,

    /// <summary>Hashes what people search by. There is one: a second would hide everything hashed under the first.</summary>
    Search,

    /// <summary>Links the audit trail and signs its anchor.</summary>
    Audit,

    /// <summary>Seals spool files and blobs.</summary>
    Spool,
}

/// <param name="Id">Random, and written into everything the key seals; so a foreign key directory is told from a tampered row.</param>
/// <param name="Use">The one thing this key may do.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Secret">256 bits.</param>
public sealed record Key(uint Id, KeyUse Use, DateTimeOffset MadeAt, ReadOnlyMemory<byte> Secret)
{
    public const int SecretBytes = 32;

    /// <summary>The id as people and files write it: eight hexadecimal digits.</summary>
    public string Name => Id.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    public override string ToString() => $"{Use} key {Name}";
}
