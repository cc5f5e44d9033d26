using CaseFlow.Web.Hosting;

namespace CaseFlow.Web.Features.Trials;

/// <summary>Where trials lie on disk: a folder each, and the empty database that each begins with, in a folder of this process. What an earlier process left is
/// of no use to anybody.</summary>
internal sealed class TrialFolders(Directories directories, IServiceProvider services) : IDisposable
{
    private const string Lock = "in-use.lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string all = Path.Combine(directories.Data, "trials");
    private FileStream? inUse;

    /// <summary>Of this process.</summary>
    public string Own { get; } = Path.Combine(directories.Data, "trials", Guid.CreateVersion7().ToString("N"));

    private string Template => Path.Combine(Own, "empty.db");

    /// <summary>What is still in use after a while stays for the next start of the host.</summary>
    public static void Delete(string folder) => SpinWait.SpinUntil(() => IsGone(folder), Patience);

    /// <summary>A new folder with an empty database in it.</summary>
    public async Task<string> MakeAsync(Guid trial, CancellationToken stop)
    {
        await MakeTemplateAsync(stop);
        var folder = Path.Combine(Own, trial.ToString("N"));
        Directory.CreateDirectory(folder);
        File.Copy(Template, Path.Combine(folder, Directories.DatabaseName));
        return folder;
    }

    /// <summary>Takes away what no process has in use any more: a lock ends with its process, however that ends.</summary>
    public void Clear()
    {
        if (!Directory.Exists(all)) return;
        foreach (var folder in Directory.GetDirectories(all))
        {
            if (TryLock(folder) is not { } left) continue;

            left.Dispose();
            Delete(folder);
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        if (inUse is null) return;

        inUse.Dispose();
        Delete(Own);
    }

    private static FileStream? TryLock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsGone(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false; // a database that is just being closed takes its files away meanwhile, or makes one last
        }
    }

    private async Task MakeTemplateAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            if (File.Exists(Template)) return;

            Directory.CreateDirectory(Own);
            inUse ??= TryLock(Own);
            var folder = Path.Combine(Own, "making");
            Delete(folder);
            Directory.CreateDirectory(folder);
            await using (var house = TrialHouse.Build(services, folder))
            {
                await Data.EmptyDatabase.MakeAsync(house, Template + ".new", stop);
                Data.EmptyDatabase.LetGo(house);
            }

            File.Move(Template + ".new", Template);
            Delete(folder);
        }
        finally
        {
            turn.Release();
        }
    }
}
