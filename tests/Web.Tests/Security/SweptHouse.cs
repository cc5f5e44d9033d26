using System.Collections.Concurrent;
using System.Text;
using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Web.Tests.Security;

/// <summary>A house whose log is kept, so that everything it wrote anywhere can be searched.</summary>
public sealed class SweptHouse : TestHouse
{
    private readonly ConcurrentQueue<string> log = new();

    public string Log => string.Join('\n', log);

    /// <summary>A village of the first township and one of another.</summary>
    public async Task<(string Here, string Elsewhere)> VillagesAsync(string hereUser, string elsewhereUser) =>
        (await VillageOfAsync(hereUser), await VillageOfAsync(elsewhereUser));

    public async Task<T> ReadAsync<T>(Func<CaseFlowDb, Task<T>> read)
    {
        await OpenAsync();
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }

    /// <summary>Every file under the house's folder that holds the text in any way a program would write it.</summary>
    public IReadOnlyList<string> FilesWith(string text) =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => Holds(Bytes(file), text)).Select(f => Path.GetRelativePath(Folder, f))];

    public static bool Holds(ReadOnlySpan<byte> where, string text)
    {
        foreach (var written in Writings(text))
        {
            if (where.IndexOf(written) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(new Keeper(log)));
    }

    private static IEnumerable<byte[]> Writings(string text)
    {
        var escaped = string.Concat(text.Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:x4}"));
        yield return Encoding.UTF8.GetBytes(text);
        yield return Encoding.Unicode.GetBytes(text);
        if (escaped != text)
        {
            yield return Encoding.UTF8.GetBytes(escaped);
            yield return Encoding.UTF8.GetBytes(escaped.ToUpperInvariant().Replace("\\U", "\\u", StringComparison.Ordinal));
            yield return Encoding.UTF8.GetBytes(Uri.EscapeDataString(text));
            yield return Encoding.UTF8.GetBytes(Uri.EscapeDataString(text).ToLowerInvariant());
        }
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            stream.CopyTo(all);
            return all.ToArray();
        }
        catch (IOException)
        {
            return []; // a lease that its holder has locked, and which is empty; or a file gone meanwhile
        }
    }

    private Task<string> VillageOfAsync(string userName) => ReadAsync(async db =>
    {
        var user = await db.Users.SingleAsync(u => u.UserName == userName);
        return (await db.OrgUnits.Where(u => u.Kind == OrgKind.Village && u.ParentId == user.OrganisationId).OrderBy(u => u.Code).FirstAsync()).Code;
    });

    private sealed class Keeper(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
