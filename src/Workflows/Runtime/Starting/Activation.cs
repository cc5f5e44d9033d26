using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime.Starting;

/// <summary>Whether a definition lets another instance start beside those that run. Elsa's strategies; here an instance without a correlation id is no
/// other's double.</summary>
internal enum Activation
{
    Always,

    /// <summary>One of the definition.</summary>
    Singleton,

    /// <summary>One of any definition for a correlation id.</summary>
    Correlation,

    /// <summary>One of the definition for a correlation id, and one without.</summary>
    CorrelatedSingleton,
}

internal static class ActivationOf
{
    public static Activation Read(WorkflowDefinition definition)
    {
        var type = (definition.Json["options"] as System.Text.Json.Nodes.JsonObject)?.Text("activationStrategyType")?.Split(',')[0].Split('.')[^1];
        return type switch
        {
            "SingletonStrategy" => Activation.Singleton,
            "CorrelationStrategy" => Activation.Correlation,
            "CorrelatedSingletonStrategy" => Activation.CorrelatedSingleton,
            _ => Activation.Always,
        };
    }

    /// <param name="activation">Of the definition.</param>
    /// <param name="definitionId">Of the instance to be.</param>
    /// <param name="correlationId">Of the instance to be.</param>
    /// <param name="stimuli">Knows what is written.</param>
    /// <param name="unwritten">Instances of this unit of work that the store may not have yet.</param>
    /// <param name="stop">Stops the reading.</param>
    public static async ValueTask<bool> AllowsAsync(
        this Activation activation, string definitionId, string? correlationId, IStimulusStore stimuli, IEnumerable<InstanceRow> unwritten, CancellationToken stop)
    {
        if (activation is Activation.Always || (activation is Activation.Correlation && correlationId is null)) return true;

        bool IsRival(InstanceRow row) => row.Status is WorkflowStatus.Running
            && (activation is Activation.Correlation || row.DefinitionId == definitionId)
            && (activation is Activation.Singleton || row.CorrelationId == correlationId);
        return !unwritten.Any(IsRival)
            && !await stimuli.IsRunningAsync(activation is Activation.Correlation ? null : definitionId, activation is Activation.Singleton, correlationId, stop);
    }
}
