using CaseFlow.Web.Hosting;

namespace CaseFlow.Web.Data.Leases;

/// <summary>Says which process does a job that only one at a time may do for a database.</summary>
public interface ILeases
{
    /// <returns>Null while another process has the job; disposing gives it back, and so does the end of the process, however it ends.</returns>
    IDisposable? TryTake(string name);
}

/// <summary>Locked files beside the embedded database: the kernel frees them the moment their process dies, so a successor need not wait.</summary>
internal sealed class FileLeases(Directories directories) : ILeases
{
    public IDisposable? TryTake(string name)
    {
        var folder = Path.Combine(directories.Data, "leases");
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, $"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
