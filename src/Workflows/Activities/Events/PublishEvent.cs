using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Events;

/// <summary>Publishes an event once this burst is written: to everybody, to those of a correlation id, or to this instance only.</summary>
[Activity("Elsa.PublishEvent", Category = "Primitives", DisplayName = "Publish Event", Description = "Tells whoever waits for an event.")]
public sealed class PublishEvent : Activity
{
    [Member(Required = true)]
    public required Input<string> EventName { get; init; }

    public required Input<string> CorrelationId { get; init; }

    [Member(UiHint = "checkbox", DisplayName = "Local event")]
    public required Input<bool> IsLocalEvent { get; init; }

    [Member(TypeName = "Object")]
    public required Input<JsonNode> Payload { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var correlation = context.Get(CorrelationId);
        context.Publish(
            context.Need(EventName),
            string.IsNullOrWhiteSpace(correlation) ? null : correlation,
            context.Get(IsLocalEvent),
            context.Get(Payload)?.DeepClone());
        return default;
    }
}
