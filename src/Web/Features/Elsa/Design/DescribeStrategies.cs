using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Elsa.Design;

/// <summary>What a definition may choose about how it runs. The first of each list is what holds when nothing is chosen, and what a designer then shows.</summary>
internal static class DescribeStrategies
{
    private const string Starting = "Elsa.Workflows.ActivationValidators";
    private const string RuntimeStarting = "Elsa.Workflows.Runtime.ActivationValidators";

    internal sealed record Strategy(string TypeName, string DisplayName, string Description);

    internal sealed record CommitStrategy(string Name, string DisplayName, string Description);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/descriptors/workflow-activation-strategies", (Texts texts) => ElsaJson.List<Strategy>(
        [
            Of($"{Starting}.AllowAlwaysStrategy, Elsa.Workflows.Core", "elsa.activation.always", texts),
            Of($"{RuntimeStarting}.SingletonStrategy, Elsa.Workflows.Runtime", "elsa.activation.singleton", texts),
            Of($"{RuntimeStarting}.CorrelationStrategy, Elsa.Workflows.Runtime", "elsa.activation.correlation", texts),
            Of($"{RuntimeStarting}.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime", "elsa.activation.correlated_singleton", texts),
        ]));
        elsa.MapGet("/descriptors/incident-strategies", (Texts texts) => ElsaJson.List<Strategy>(
        [
            Of("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", "elsa.incident.continue", texts),
            Of("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", "elsa.incident.fault", texts),
        ]));

        // Everything that runs is written down, and a burst is one transaction: there is nothing to choose.
        elsa.MapGet("/descriptors/log-persistence-strategies", () => ElsaJson.List<Strategy>([]));
        elsa.MapGet("/descriptors/commit-strategies/workflows", () => ElsaJson.List<CommitStrategy>([]));
        elsa.MapGet("/descriptors/commit-strategies/activities", () => ElsaJson.List<CommitStrategy>([]));
        elsa.MapGet("/resilience/strategies", () => ElsaJson.List<Strategy>([]));
    }

    private static Strategy Of(string typeName, string code, Texts texts) => new(typeName, texts.Say(code), texts.Say($"{code}_how"));
}
