using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Hosting;

/// <summary>Absolute paths of what lies on disk.</summary>
public sealed class Directories(IOptions<CaseFlowOptions> options, IHostEnvironment environment)
{
    internal const string DatabaseName = "caseflow.db";

    public string Data { get; } = Path.GetFullPath(options.Value.DataDirectory, environment.ContentRootPath);

    public string Keys => options.Value.KeyDirectory is { Length: > 0 } chosen
        ? Path.GetFullPath(chosen, environment.ContentRootPath)
        : Path.Combine(Path.GetDirectoryName(Data.TrimEnd(Path.DirectorySeparatorChar)) ?? Data, Path.GetFileName(Data.TrimEnd(Path.DirectorySeparatorChar)) + "-keys");

    public string Spool => Path.Combine(Data, "spool");

    public string Database => Path.Combine(Data, DatabaseName);

    /// <summary>The configured folder, else the nearest <c>workflow-definitions</c> beside the host or above it.</summary>
    public string Definitions
    {
        get
        {
            if (options.Value.DefinitionsDirectory is { Length: > 0 } chosen)
            {
                return Path.GetFullPath(chosen, environment.ContentRootPath);
            }

            foreach (var start in new[] { AppContext.BaseDirectory, environment.ContentRootPath })
            {
                for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
                {
                    var candidate = Path.Combine(at.FullName, "workflow-definitions");
                    if (Directory.Exists(candidate))
                    {
                        return candidate;
                    }
                }
            }

            return Path.Combine(AppContext.BaseDirectory, "workflow-definitions");
        }
    }

    public void Create()
    {
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Spool);
    }
}
