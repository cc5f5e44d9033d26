using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Elsa.Design;

/// <summary>What a variable may be: <c>GET /descriptors/variables</c> has the types, <c>/descriptors/storage-drivers</c> where it is kept,
/// <c>/descriptors/output-converters</c> what an output may be turned into on its way there.</summary>
internal static class DescribeVariables
{
    /// <summary>A designer takes the first one for a new variable.</summary>
    private static readonly (string Category, string[] Types)[] Types =
    [
        ("Primitives", ["Object", "String", "Boolean", "Int32", "Long", "Decimal", "Double", "Guid"]),
        ("Time", ["DateOnly", "DateTime", "DateTimeOffset", "TimeSpan"]),
        ("Lookups", ["ObjectDictionary", "StringDictionary"]),
        ("Dynamic", ["JsonElement", "JsonNode", "JsonObject"]),
    ];

    internal sealed record TypeDescriptor(string TypeName, string DisplayName, string Category, string Description);

    internal sealed record DriverDescriptor(string TypeName, string DisplayName, int Priority, bool Deprecated);

    internal sealed record Listed<T>(IReadOnlyList<T> Items);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/descriptors/variables", (Texts texts) => ElsaJson.Ok(new Listed<TypeDescriptor>(
            [.. Types.SelectMany(group => group.Types.Select(type => new TypeDescriptor(
                type, texts.Name("elsa.type", type), texts.Say($"elsa.types.{group.Category}"), "")))])));
        elsa.MapGet("/descriptors/storage-drivers", (Texts texts) => ElsaJson.Ok(new Listed<DriverDescriptor>(
            // The only place there is; a variable that names another one of Elsa's is kept there too.
            [new("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", texts["elsa.storage.instance"], Priority: 5, Deprecated: false)])));
        elsa.MapGet("/descriptors/output-converters", () => ElsaJson.List<object>([]));
    }
}
