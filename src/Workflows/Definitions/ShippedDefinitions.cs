using System.Collections.Concurrent;

namespace CaseFlow.Workflows.Definitions;

/// <param name="Path">Where it lies.</param>
/// <param name="DefinitionId">Of the definition in it.</param>
/// <param name="Hash">Content hash of that definition.</param>
public sealed record ShippedFile(string Path, string DefinitionId, string Hash)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>The definition files as they were when the house was opened.</summary>
public sealed class ShippedDefinitions
{
    private readonly ConcurrentDictionary<string, ShippedFile> files = new(StringComparer.Ordinal);

    public ShippedFile? Find(string definitionId) => files.GetValueOrDefault(definitionId);

    /// <summary>The file that waits for somebody to decide: it changed, and so did the version here.</summary>
    /// <param name="definitionId">Of the definition.</param>
    /// <param name="contentHash">Of its latest version.</param>
    /// <param name="fileHash">Of the file which that version knows of.</param>
    public ShippedFile? Conflict(string definitionId, string contentHash, string? fileHash) =>
        Find(definitionId) is { } file && file.Hash != fileHash && file.Hash != contentHash ? file : null;

    internal void Remember(ShippedFile file) => files[file.DefinitionId] = file;
}
