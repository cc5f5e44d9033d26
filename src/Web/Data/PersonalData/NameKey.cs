using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.PersonalData;

/// <summary>A keyed hash of the first characters of a person's name, so that the beginning finds the person. Kept by <see cref="Sealing"/>.</summary>
public sealed class NameKey
{
    private NameKey()
    {
    }

    public NameKey(Guid personId, int length, byte[] hash)
    {
        PersonId = personId;
        Length = length;
        Hash = hash;
    }

    public Guid PersonId { get; private set; }

    /// <summary>How many characters (text elements) were hashed.</summary>
    public int Length { get; private set; }

    /// <summary>The length is hashed too, so this alone is looked up.</summary>
    public byte[] Hash { get; private set; } = [];

    internal void Become(byte[] hash) => Hash = hash;
}

internal sealed class NameKeyConfiguration : IEntityTypeConfiguration<NameKey>
{
    public void Configure(EntityTypeBuilder<NameKey> builder)
    {
        builder.ToTable("NameKeys");
        builder.HasKey(k => new { k.PersonId, k.Length });
        builder.Property(k => k.Hash).HasMaxLength(SearchKeys.HashBytes);
        builder.HasIndex(k => k.Hash);
    }
}
