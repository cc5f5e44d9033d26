using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Runtime.Starting;

/// <summary>An activity that can start instances of a published definition, where its <c>canStartWorkflow</c> is set.</summary>
public interface IStartTrigger
{
    /// <returns>What starts it; null: nothing any more.</returns>
    ValueTask<StartTrigger?> ReadAsync(TriggerReading reading);
}

/// <param name="StimulusKey">Of what starts it from outside; null when only time does.</param>
/// <param name="Payload">As Elsa shows it.</param>
/// <param name="NextDueAt">Of the case clock; null when it is not time that starts it.</param>
public sealed record StartTrigger(string? StimulusKey, JsonObject Payload, DateTimeOffset? NextDueAt = null);
