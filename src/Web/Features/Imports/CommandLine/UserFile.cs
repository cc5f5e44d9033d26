using System.Globalization;
using System.Text;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Features.Imports.Rejections;
using CaseFlow.Web.Features.Imports.Rows;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Features.Imports.CommandLine;

/// <summary>Enters the users of a file. Their first passwords are made here and written, before the users are, to a file that only its owner reads;
/// so they never pass through the spool or another process.</summary>
internal sealed class UserFile(IServiceScopeFactory scopes, IPasswordHasher<AppUser> hasher, Texts texts)
{
    private const int BatchRows = 50;
    private const string Suffix = ".passwords.csv";

    public async Task<int> RunAsync(string path, CancellationToken stop)
    {
        var columns = ImportColumns.Of(ImportKind.Users);
        var known = await FileCheck.RunAsync(() => File.OpenRead(path), columns, new Progress<long>(), stop);
        await using var file = File.OpenRead(path);
        var reader = new CsvRows(file, FilePosition.Start);
        var header = await FileCheck.ReadHeaderAsync(reader, columns, stop);
        var rows = new List<ImportRow>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(new(reader.Position.Rows - 1, reader.Line, header.Arrange(reader, known.Encoding.Strict())));
        }

        var rejected = 0;
        foreach (var batch in rows.Chunk(BatchRows))
        {
            rejected += await EnterAsync(batch, path + Suffix, stop);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} rows, {rejected} rejected. First passwords: {path}{Suffix}"));
        return rejected == 0 ? ImportVerb.AllApplied : ImportVerb.SomeRejected;
    }

    private async Task<int> EnterAsync(ImportRow[] rows, string passwordFile, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("command-line");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var unknown = await mediator.Send(new EnterUsers.Unknown([.. rows.Select(r => r.Values[0])]), stop);
        var passwords = unknown.ToDictionary(name => name, _ => SignInPassword.Generate());
        Write(passwordFile, passwords);

        var hashes = passwords.ToDictionary(p => p.Key, p => hasher.HashPassword(null!, p.Value));
        var rejections = await mediator.Send(new EnterUsers.Command(rows, hashes), stop);
        foreach (var (line, why) in rejections)
        {
            var message = RejectionMessage.Of(texts, why.Params.GetValueOrDefault("field") as string ?? "", why.Code, why.Params);
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"line {line}: {message} ({why.Code})"));
        }

        return rejections.Count;
    }

    private static void Write(string path, Dictionary<string, string> passwords)
    {
        if (passwords.Count == 0) return;

        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            if (File.Exists(path)) File.SetUnixFileMode(path, options.UnixCreateMode.Value);
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(string.Concat(passwords.Select(p => CsvLine.Of([p.Key, p.Value])))));
        file.Flush(flushToDisk: true);
    }
}
