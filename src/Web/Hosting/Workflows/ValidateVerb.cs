using System.Globalization;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Soundness;

namespace CaseFlow.Web.Hosting.Workflows;

/// <summary><c>workflows validate FILE… [--lang en|zh-Hans]</c>: prints what is found in definition files. Definitions that they call are
/// looked for among the files themselves and those that are shipped; no database is opened.</summary>
internal sealed class ValidateVerb(string[] arguments, TextWriter? output = null, TextWriter? errors = null) : Verbs.IVerb
{
    public const int Sound = 0;
    public const int HasErrors = 1;
    public const int Unreadable = 2;

    private readonly TextWriter output = output ?? Console.Out;
    private readonly TextWriter errors = errors ?? Console.Error;

    public async Task<int> RunAsync()
    {
        if (!TryRead(arguments, out var files, out var language))
        {
            await errors.WriteLineAsync("Usage: workflows validate FILE… [--lang en|zh-Hans]");
            return Unreadable;
        }

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var house = House.BuildWithoutDoors(["--Logging:LogLevel:Default=Warning"]);
        return await RunAsync(house.Services, files);
    }

    private async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> paths)
    {
        var read = new List<(string Path, WorkflowDefinition? Definition, Finding? Refusal)>();
        var missing = false;
        foreach (var path in paths)
        {
            try
            {
                read.Add(Read(path, await File.ReadAllBytesAsync(path)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                missing = true;
                await errors.WriteLineAsync($"{path}: {error.Message}");
            }
        }

        var shipped = await ShippedAsync(services.GetRequiredService<Directories>().Definitions);
        var library = new DefinitionLibrary([.. shipped, .. read.Select(r => r.Definition).OfType<WorkflowDefinition>()]);
        using var scope = services.CreateScope();
        var validator = scope.ServiceProvider.GetRequiredService<DefinitionValidator>();
        var texts = services.GetRequiredService<Texts>();
        var wrong = false;
        foreach (var (path, definition, refusal) in read)
        {
            // Of two files with one id each is looked at among the others.
            IReadOnlyList<Finding> findings = refusal is not null ? [refusal] : await validator.ValidateAsync(definition!, library.With(definition!), CancellationToken.None);
            missing |= refusal is not null;
            wrong |= findings.Any(f => f.IsError);
            Print(path, findings, texts);
        }

        return missing ? Unreadable : wrong ? HasErrors : Sound;
    }

    private static (string Path, WorkflowDefinition? Definition, Finding? Refusal) Read(string path, byte[] content)
    {
        try
        {
            return (path, WorkflowDefinition.Read(content), null);
        }
        catch (DefinitionException refusal)
        {
            return (path, null, FindingKinds.Of(refusal));
        }
    }

    // A shipped file that cannot be read is said when it is validated itself.
    private static async Task<IReadOnlyList<WorkflowDefinition>> ShippedAsync(string directory)
    {
        var shipped = new List<WorkflowDefinition>();
        if (!Directory.Exists(directory)) return shipped;
        foreach (var path in Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal))
        {
            if (Read(path, await File.ReadAllBytesAsync(path)).Definition is { } definition) shipped.Add(definition);
        }

        return shipped;
    }

    private void Print(string path, IReadOnlyList<Finding> findings, Texts texts)
    {
        output.WriteLine($"{path}: {texts.Say("findings.count", ("errors", findings.Count(f => f.IsError)), ("others", findings.Count(f => !f.IsError)))}");
        foreach (var finding in findings)
        {
            output.WriteLine($"  {finding.Severity.ToString().ToLowerInvariant()} {finding.Code} {finding.ActivityId ?? "-"} {(finding.Path.Length == 0 ? "/" : finding.Path)}");
            output.WriteLine($"    {texts.Say(finding)}");
        }
    }

    private static bool TryRead(string[] arguments, out IReadOnlyList<string> files, out string language)
    {
        language = Languages.Of(CultureInfo.CurrentUICulture);
        var found = new List<string>();
        files = found;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is "--lang")
            {
                if (++i == arguments.Length || !Languages.All.Contains(arguments[i])) return false;
                language = arguments[i];
            }
            else if (arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                return false;
            }
            else
            {
                found.Add(arguments[i]);
            }
        }

        return found.Count > 0;
    }
}
