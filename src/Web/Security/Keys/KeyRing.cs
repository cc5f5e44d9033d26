using System.Security.Cryptography;

namespace CaseFlow.Web.Security.Keys;

/// <summary>The keys of this installation. Made at first use when there are none; two processes starting at once end up with the same ones.</summary>
public sealed class KeyRing(KeyDirectory directory, TimeProvider time)
{
    private readonly Lock gate = new();
    private volatile IReadOnlyList<Key>? keys;

    public KeyDirectory Directory => directory;

    /// <summary>False before the first start, or when the directory was lost.</summary>
    public bool Exists => keys is not null || File.Exists(directory.KeyFile);

    public IReadOnlyList<Key> All => keys ?? Load();

    /// <summary>The key that seals from now on.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>keys.missing</c></exception>
    public Key Newest(KeyUse use) => All.LastOrDefault(k => k.Use == use) ?? throw KeyErrors.Missing(use.ToString());

    /// <summary>The key something was sealed with.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>keys.missing</c></exception>
    public Key Named(uint id, KeyUse use) =>
        Find(id, use) ?? throw KeyErrors.Missing(new Key(id, use, default, default).Name);

    /// <summary>Adds a key; what is sealed from now on names it, what was sealed before still opens.</summary>
    /// <exception cref="ArgumentException">A search key cannot be replaced without hashing everything again.</exception>
    public Key Renew(KeyUse use)
    {
        if (use is KeyUse.Search)
        {
            throw new ArgumentException("Search keys are not renewed in place.", nameof(use));
        }

        lock (gate)
        {
            var added = Make(use);
            IReadOnlyList<Key> with = [.. All, added];
            KeyDirectory.Write(directory.KeyFile, KeyFile.Write(with), replace: true);
            keys = with;
            return added;
        }
    }

    private Key? Find(uint id, KeyUse use)
    {
        foreach (var key in All)
        {
            if (key.Id == id)
            {
                return key.Use == use ? key : null;
            }
        }

        return null;
    }

    private IReadOnlyList<Key> Load()
    {
        lock (gate)
        {
            if (keys is not null)
            {
                return keys;
            }

            directory.Make();
            if (!File.Exists(directory.KeyFile))
            {
                KeyDirectory.Write(directory.KeyFile, KeyFile.Write(Enum.GetValues<KeyUse>().Select(Make)), replace: false);
            }

            // What is on the disk counts, also when another process was first.
            return keys = KeyFile.Read(directory.KeyFile);
        }
    }

    private Key Make(KeyUse use) =>
        new(BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)), use, time.GetUtcNow(), RandomNumberGenerator.GetBytes(Key.SecretBytes));
}
