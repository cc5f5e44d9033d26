namespace CaseFlow.Web.Features.Elsa.Design;

/// <summary>What a designer may ask of this host: <c>GET /features/installed</c>, <c>/features/installed/{fullName}</c> and <c>/package/version</c>.</summary>
internal static class DescribeHost
{
    /// <summary>The version of Elsa's API that this is made after.</summary>
    private const string ElsaVersion = "3.8.2";

    /// <summary>What a designer behaves differently for, once it stands here. See the contract of each before it is added.</summary>
    private static readonly Feature[] Features =
    [
        // Viewers listen at the hub instead of asking every five seconds.
        new("RealTimeWorkflowUpdates", "Elsa", "Elsa.RealTimeWorkflowUpdates", "Real Time Workflow Updates", ""),
    ];

    internal sealed record Feature(string Name, string Namespace, string FullName, string DisplayName, string Description);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/features/installed", () => ElsaJson.List(Features));
        elsa.MapGet("/features/installed/{fullName}", (string fullName) =>
            Features.FirstOrDefault(f => string.Equals(f.FullName, fullName, StringComparison.Ordinal)) is { } feature ? ElsaJson.Ok(feature) : Results.NotFound());
        elsa.MapGet("/package/version", () => ElsaJson.Ok(new { PackageVersion = ElsaVersion }));
    }
}
