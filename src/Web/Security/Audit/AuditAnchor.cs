using System.Security.Cryptography;
using System.Text.Json;
using CaseFlow.Web.Security.Keys;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Security.Audit;

public sealed class AuditOptions
{
    public const string Section = "CaseFlow";

    /// <summary>The anchor's file, outside the database's directory. Unset: <c>audit-anchor.json</c> in the key directory.</summary>
    public string? AuditAnchor { get; init; }
}

/// <param name="DatabaseId">Which database it speaks of.</param>
/// <param name="Seq">The last number sealed.</param>
/// <param name="Seal">Its seal.</param>
/// <param name="At">UTC.</param>
/// <param name="KeyId">The audit key that signed this anchor.</param>
/// <param name="Signature">Over all the others.</param>
internal sealed record Anchor(Guid DatabaseId, long Seq, byte[] Seal, DateTimeOffset At, uint KeyId, byte[] Signature);

/// <summary>Keeps outside the database how far the audit trail reaches, so that a cut tail or a database put in its place is noticed.</summary>
internal sealed class AuditAnchor(KeyRing ring, IOptions<AuditOptions> options, IHostEnvironment environment, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Path { get; } = options.Value.AuditAnchor is { Length: > 0 } chosen
        ? System.IO.Path.GetFullPath(chosen, environment.ContentRootPath)
        : ring.Directory.AuditAnchor;

    /// <returns>Null: there is none yet.</returns>
    /// <exception cref="CryptographicException">It is not one that this installation wrote.</exception>
    public Anchor? Read() => File.Exists(Path) ? Read(Path) : null;

    /// <summary>Anchors that the database contradicted when they were to be replaced. They stay until somebody takes them away.</summary>
    public IReadOnlyList<string> Contradicted() => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, $"{System.IO.Path.GetFileName(Path)}.contradicted-*").Order(StringComparer.Ordinal)]
        : [];

    public void Write(Guid databaseId, long seq, byte[] seal)
    {
        var key = ring.Newest(KeyUse.Audit);
        var at = time.GetUtcNow();
        var anchor = new Anchor(databaseId, seq, seal, at, key.Id, AuditSigning.OfAnchor(key, databaseId, seq, seal, at));
        Directory.CreateDirectory(Folder);
        KeyDirectory.Write(Path, JsonSerializer.SerializeToUtf8Bytes(anchor, Json), replace: true);
    }

    /// <summary>Puts the present anchor aside, as evidence.</summary>
    public void SetAside() => File.Move(Path, $"{Path}.contradicted-{time.GetUtcNow():yyyyMMdd'T'HHmmssfff}");

    private string Folder => System.IO.Path.GetDirectoryName(Path)!;

    private Anchor Read(string file)
    {
        try
        {
            if (JsonSerializer.Deserialize<Anchor>(File.ReadAllBytes(file), Json) is { } anchor
                && ring.All.FirstOrDefault(k => k.Id == anchor.KeyId && k.Use == KeyUse.Audit) is { } key
                && CryptographicOperations.FixedTimeEquals(
                    AuditSigning.OfAnchor(key, anchor.DatabaseId, anchor.Seq, anchor.Seal, anchor.At), anchor.Signature))
            {
                return anchor;
            }
        }
        catch (JsonException)
        {
            // Falls through: what cannot be read was not written by us either.
        }

        throw new CryptographicException("The audit anchor was not written by this installation.");
    }
}
