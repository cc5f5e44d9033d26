using CaseFlow.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>What definitions may be called, and by which ids they go.</summary>
internal sealed class DefinitionNames(DefinitionVersions versions)
{
    public const int LongestName = 200;
    public const int LongestId = 100;
    private const string NotInAddresses = "/\\?#%&<>\"'";

    /// <param name="name">Upper and lower case are one.</param>
    /// <param name="definitionId">Whose name it may be already.</param>
    /// <param name="stop">Of the request.</param>
    /// <returns>The definition that has the name; null when it is free.</returns>
    public Task<string?> WhoHasAsync(string name, string? definitionId, CancellationToken stop)
    {
#pragma warning disable CA1304, CA1311, CA1862 // the database compares
        var wanted = name.Trim().ToLower();
        return VersionChoice.LatestOrPublished.Of(versions.Present).Where(d => d.Name.ToLower() == wanted && d.DefinitionId != definitionId)
            .Select(d => d.DefinitionId).FirstOrDefaultAsync(stop);
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <exception cref="Domain.Common.DomainException"><c>definition.name_taken</c></exception>
    public async Task DemandFreeAsync(string name, string definitionId, CancellationToken stop)
    {
        if (await WhoHasAsync(name, definitionId, stop) is { } other) throw DefinitionErrors.NameTaken(name, other);
    }

    /// <exception cref="Domain.Common.DomainException"><c>definition.name_malformed</c></exception>
    public static string WellFormed(string name) => name.Trim() is { Length: > 0 and <= LongestName } trimmed && !trimmed.Any(char.IsControl)
        ? trimmed
        : throw DefinitionErrors.NameMalformed(LongestName);

    /// <exception cref="Domain.Common.DomainException"><c>definition.name_malformed</c>, <c>definition.id_malformed</c></exception>
    public static void DemandWellFormed(WorkflowDefinition definition)
    {
        if (definition.Name.Length > LongestName || definition.Name.Any(char.IsControl)) throw DefinitionErrors.NameMalformed(LongestName);

        var id = definition.DefinitionId;
        if (id.Length > LongestId || id.Trim('.').Length == 0 || id != id.Trim() || id.Any(c => char.IsControl(c) || NotInAddresses.Contains(c, StringComparison.Ordinal)))
        {
            throw DefinitionErrors.IdMalformed(LongestId);
        }
    }
}
