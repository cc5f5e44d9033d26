using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Runtime.Starting;

namespace CaseFlow.Workflows.Activities.Events;

/// <summary>Waits for an event, or starts an instance at it. The event's payload is its result.</summary>
[Activity("Elsa.Event", Category = "Primitives", DisplayName = "Event", Kind = "Trigger", CanWait = true, Description = "Waits for an event.")]
public sealed class Event : Activity, IStartTrigger
{
    /// <summary>Upper and lower case differ.</summary>
    [Member(Required = true)]
    public required Input<string> EventName { get; init; }

    [Member(TypeName = "Object")]
    public required Output<JsonNode?> Result { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.IsTrigger(out var payload))
        {
            context.Set(Result, payload);
            return default;
        }

        var name = context.Get(EventName);
        context.Wait(Payload(name), StimulusKeys.Event(name ?? ""));
        return default;
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.Set(Result, input["payload"]);
        return default;
    }

    public async ValueTask<StartTrigger?> ReadAsync(TriggerReading reading) =>
        await reading.GetAsync(EventName) is { Length: > 0 } name ? new(StimulusKeys.Event(name), Payload(name)) : null;

    private static JsonObject Payload(string? name) => name is null ? [] : new() { ["eventName"] = name };
}
