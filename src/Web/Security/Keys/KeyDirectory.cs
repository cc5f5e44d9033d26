namespace CaseFlow.Web.Security.Keys;

/// <summary>The directory of everything that must not be in the database or its backup: key file, audit anchor, the framework's own keys.
/// Readable by its owner only.</summary>
public sealed class KeyDirectory
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others = ~OwnerDirectory;

    /// <param name="path">Setting <c>CaseFlow:KeyDirectory</c>; unset: the data directory's name and <c>-keys</c>, beside it.</param>
    /// <param name="dataDirectory">Setting <c>CaseFlow:DataDirectory</c>, absolute.</param>
    /// <exception cref="Domain.Common.DomainException"><c>keys.inside_data</c>: whoever copies the data would copy the keys.</exception>
    public KeyDirectory(string? path, string dataDirectory)
    {
        var data = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(dataDirectory));
        Path = string.IsNullOrWhiteSpace(path)
            ? data + "-keys"
            : System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (Path == data || Path.StartsWith(data + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw KeyErrors.InsideData();
        }
    }

    public string Path { get; }

    public string KeyFile => System.IO.Path.Combine(Path, "keys.json");

    /// <summary>Where the last audit number and seal stand unless <c>CaseFlow:AuditAnchor</c> names a file elsewhere.</summary>
    public string AuditAnchor => System.IO.Path.Combine(Path, "audit-anchor.json");

    /// <summary>For the framework's keys of cookies and tokens.</summary>
    public DirectoryInfo SignIn()
    {
        Make(); // first, or the folder above would be made readable by everybody
        return Made(System.IO.Path.Combine(Path, "sign-in"));
    }

    public void Make() => Made(Path);

    /// <exception cref="Domain.Common.DomainException"><c>keys.readable_by_others</c></exception>
    public static void Guard(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
        {
            throw KeyErrors.ReadableByOthers(System.IO.Path.GetFileName(file));
        }
    }

    /// <summary>Replaces the file as a whole, or leaves it as it was; on disk when this returns.</summary>
    /// <returns>False: <paramref name="replace"/> was not asked for and the file was there already.</returns>
    public static bool Write(string file, ReadOnlySpan<byte> content, bool replace)
    {
        var temporary = $"{file}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}-{Environment.TickCount64}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, file, replace);
            return true;
        }
        catch (IOException) when (!replace && File.Exists(file))
        {
            File.Delete(temporary);
            return false;
        }
    }

    private static DirectoryInfo Made(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var made = Directory.CreateDirectory(path, OwnerDirectory);
        if ((made.UnixFileMode & Others) != 0)
        {
            made.UnixFileMode = OwnerDirectory; // it was there already, made by somebody less careful
        }

        return made;
    }
}
