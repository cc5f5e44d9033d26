using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Tests.Soundness;

/// <summary>The definition files of these tests and those that are shipped, as one library.</summary>
internal static class DefinitionFiles
{
    private static readonly Lazy<DefinitionLibrary> Library = new(() => new(
        new[] { "Shipped", "Sound", "Faulty" }.SelectMany(Names, (folder, name) => Read(folder, name))));

    private static readonly DefinitionValidator Validator = new(new([typeof(Activity).Assembly]), TestHouse.Scripts);

    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Soundness", folder), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public static WorkflowDefinition Read(string folder, string name) =>
        WorkflowDefinition.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Soundness", folder, name + ".json")));

    public static async Task<IReadOnlyList<Finding>> ValidateAsync(WorkflowDefinition definition) =>
        await Validator.ValidateAsync(definition, Library.Value, default);
}
