using CaseFlow.Web.Security.Keys;

namespace CaseFlow.Web.Tests.Security;

/// <summary>A data directory and its key directory, gone afterwards.</summary>
public sealed class TemporaryKeys : IDisposable
{
    public TemporaryKeys()
    {
        Root = Directory.CreateTempSubdirectory("caseflow-keys-").FullName;
        Directory.CreateDirectory(Data);
        Ring = Open();
    }

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public KeyRing Ring { get; }

    /// <summary>As another process would.</summary>
    public KeyRing Open() => new(new KeyDirectory(null, Data), TimeProvider.System);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
