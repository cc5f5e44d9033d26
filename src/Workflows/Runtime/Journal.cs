using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Writes what happened to an execution: its journal event and its record.</summary>
internal static class Journal
{
    public const string Started = "Started";
    public const string Suspended = "Suspended";
    public const string Resumed = "Resumed";
    public const string Completed = "Completed";
    public const string Canceled = "Canceled";
    public const string Faulted = "Faulted";

    public static void Write(InstanceRun run, Execution execution, string what, DateTimeOffset now, string? message = null, JsonObject? payload = null) =>
        run.Changes.Journal.Add(new()
        {
            Id = Ids.New(now),
            InstanceId = run.Row.Id,
            ExecutionId = execution.Id,
            ParentExecutionId = execution.Parent?.Id,
            ActivityId = execution.Node.Id,
            ActivityType = execution.Node.Type,
            ActivityTypeVersion = execution.Node.Version,
            ActivityName = execution.Node.Name,
            NodeId = execution.Node.NodeId,
            Timestamp = now,
            Sequence = run.NextSequence(),
            EventName = what,
            Message = message,
            Payload = payload?.ToJsonString(JsonReading.Compact),
        });

    public static void Begin(InstanceRun run, Execution execution, DateTimeOffset now)
    {
        if (execution.Started)
        {
            // Run again after a fault: the same execution, as in Elsa; what had gone wrong stays on its record.
            Update(run, execution, now);
            Write(run, execution, Started, now);
            return;
        }

        execution.Started = true;
        execution.Row = NewRow(run, execution, now);
        execution.Batch = run.Changes;
        run.Changes.AddedExecutions.Add(execution.Row);
        // Elsa says Resumed of an activity that waits already in another execution.
        var waits = run.Bookmarks.Count > 0 && run.Bookmarks.Values.Any(b => b.NodeId == execution.Node.NodeId);
        Write(run, execution, waits ? Resumed : Started, now);
    }

    /// <summary>Brings the record up to date with the execution.</summary>
    public static void Update(InstanceRun run, Execution execution, DateTimeOffset now)
    {
        if (!execution.Started) return;
        if (execution.Row is null)
        {
            execution.Row = NewRow(run, execution, now);
        }

        var row = execution.Row;
        if (execution.Batch != run.Changes)
        {
            execution.Batch = run.Changes;
            run.Changes.ChangedExecutions.Add(row);
        }

        row.Status = execution.Status;
        row.HasBookmarks = execution.Bookmarks > 0;
        row.AggregateFaultCount = execution.Faults;
        row.Outputs = execution.Outputs?.ToJsonString(JsonReading.Compact);
        if (execution.Outcomes is { } outcomes)
        {
            row.Payload = new JsonObject { ["Outcomes"] = new JsonArray([.. outcomes.Select(o => JsonValue.Create(o))]) }.ToJsonString(JsonReading.Compact);
        }

        if (execution.Status is ExecutionStatus.Completed or ExecutionStatus.Canceled) row.CompletedAt = now;
    }

    public static void Incident(InstanceRun run, Execution execution, Exception error, string message, DateTimeOffset now)
    {
        run.Row.IncidentCount++;
        execution.Incidents++;
        run.Changes.Incidents.Add(new()
        {
            Id = Ids.New(now),
            InstanceId = run.Row.Id,
            ExecutionId = execution.Id,
            ActivityId = execution.Node.Id,
            NodeId = execution.Node.NodeId,
            ActivityType = run.ActivityOf(execution).Type.TypeName,
            Message = message,
            ExceptionType = error.GetType().FullName ?? error.GetType().Name,
            Timestamp = now,
        });
        Update(run, execution, now);
        var exception = new JsonObject { ["type"] = error.GetType().FullName, ["message"] = message };
        execution.Row!.Exception = exception.ToJsonString(JsonReading.Compact);
        Write(run, execution, Faulted, now, message, new() { ["exception"] = error.GetType().FullName, ["message"] = message });
    }

    /// <summary>An activity that had failed is complete after all.</summary>
    public static void Resolve(InstanceRun run, Execution execution)
    {
        run.Row.IncidentCount -= execution.Incidents;
        execution.Incidents = 0;
        run.Changes.ResolvedExecutions.Add(execution.Id);
    }

    /// <summary>What of an exception may be kept: codes. A foreign message can quote what a person wrote.</summary>
    public static string MessageOf(Exception error) => error switch
    {
        DomainException refusal => refusal.Code,
        ActivityException fault => fault.Message,
        _ => $"activity.failed: {error.GetType().Name}",
    };

    private static ExecutionRow NewRow(InstanceRun run, Execution execution, DateTimeOffset now) => new()
    {
        Id = execution.Id,
        InstanceId = run.Row.Id,
        ActivityId = execution.Node.Id,
        NodeId = execution.Node.NodeId,
        ActivityType = execution.Node.Type,
        ActivityTypeVersion = execution.Node.Version,
        ActivityName = execution.Node.Name,
        StartedAt = now,
        Status = ExecutionStatus.Running,
        SchedulingExecutionId = execution.Parent?.Id,
        CallStackDepth = execution.Node.NodeId.AsSpan().Count(':'),
    };
}
