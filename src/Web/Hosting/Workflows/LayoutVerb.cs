using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Layout;

namespace CaseFlow.Web.Hosting.Workflows;

/// <summary><c>workflows layout FILE…</c>: gives the activities in definition files their places on the canvas anew, and writes the files back.</summary>
internal sealed class LayoutVerb(string[] files, TextWriter? errors = null) : Verbs.IVerb
{
    private readonly TextWriter errors = errors ?? Console.Error;

    public async Task<int> RunAsync()
    {
        if (files.Length == 0 || files.Any(f => f.StartsWith("--", StringComparison.Ordinal)))
        {
            await errors.WriteLineAsync("Usage: workflows layout FILE…");
            return ValidateVerb.Unreadable;
        }

        foreach (var file in files)
        {
            try
            {
                var definition = WorkflowDefinition.Read(await File.ReadAllBytesAsync(file));
                if (CanvasLayout.LayOut(definition)) await File.WriteAllTextAsync(file, definition.Write(indented: true) + "\n");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or DefinitionException)
            {
                await errors.WriteLineAsync($"{file}: {error.Message}");
                return ValidateVerb.Unreadable;
            }
        }

        return 0;
    }
}
