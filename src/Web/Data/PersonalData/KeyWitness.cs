using System.Security.Cryptography;
using CaseFlow.Web.Security.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.PersonalData;

/// <summary>Remembers in the database which keys it depends on, so that a lost or foreign key directory is noticed at the start.</summary>
public sealed class KeyWitness
{
    private KeyWitness()
    {
    }

    internal KeyWitness(Key key)
    {
        KeyId = key.Id;
        Use = key.Use;
        Proof = ProofOf(key);
    }

    public long KeyId { get; private set; }

    public KeyUse Use { get; private set; }

    /// <summary>Tells this key from another of the same id; says nothing about its secret.</summary>
    public byte[] Proof { get; private set; } = [];

    internal bool Knows(Key key) => CryptographicOperations.FixedTimeEquals(ProofOf(key), Proof);

    private static byte[] ProofOf(Key key) => HMACSHA256.HashData(key.Secret.Span, "caseflow key witness"u8);
}

internal sealed class KeyWitnessConfiguration : IEntityTypeConfiguration<KeyWitness>
{
    public void Configure(EntityTypeBuilder<KeyWitness> builder)
    {
        builder.ToTable("KeyWitnesses");
        builder.HasKey(w => w.KeyId);
        builder.Property(w => w.KeyId).ValueGeneratedNever();
    }
}
