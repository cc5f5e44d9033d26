using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What an instance remembers between bursts. Bookmarks and timers are rows of their own.</summary>
internal sealed class InstanceState
{
    public const int CurrentSchema = 1;

    public int Schema { get; set; } = CurrentSchema;

    /// <summary>Counts the journal.</summary>
    public int Sequence { get; set; }

    /// <summary>Open executions, parents first; the first one is the workflow.</summary>
    public List<ExecutionState> Executions { get; set; } = [];

    /// <summary>Executions that a bounded burst left in the queue, in order.</summary>
    public List<Guid>? Queue { get; set; }

    /// <summary>Answers that came while it could not go on.</summary>
    public List<InboxState>? Inbox { get; set; }

    public JsonObject? Input { get; set; }

    public JsonObject? Output { get; set; }

    /// <summary>By activity id: what it gave out last.</summary>
    public JsonObject? ActivityOutputs { get; set; }

    public JsonNode? LastResult { get; set; }

    /// <summary>What started it, until that activity has run.</summary>
    public StartedBy? Trigger { get; set; }

    /// <summary>The event that started it: kept for others, it is not given to this instance again.</summary>
    public Guid? StartedByEvent { get; set; }
}

/// <param name="Activity">Id of the activity it starts at.</param>
/// <param name="Payload">What that activity receives.</param>
internal sealed record StartedBy(string Activity, JsonNode? Payload);

internal sealed class ExecutionState
{
    public Guid Id { get; set; }

    public Guid? Parent { get; set; }

    public string Node { get; set; } = "";

    public bool Started { get; set; }

    public bool Faulted { get; set; }

    public int Faults { get; set; }

    public int Incidents { get; set; }

    /// <summary>By variable id.</summary>
    public JsonObject? Variables { get; set; }

    /// <summary>By name.</summary>
    public JsonObject? Locals { get; set; }

    /// <summary>What the activity itself keeps between bursts.</summary>
    public JsonObject? Memory { get; set; }

    public JsonObject? Outputs { get; set; }
}

internal sealed class InboxState
{
    public Guid Bookmark { get; set; }

    public JsonObject? Input { get; set; }
}

[JsonSerializable(typeof(InstanceState))]
internal sealed partial class InstanceStateJson : JsonSerializerContext
{
    public static InstanceStateJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
