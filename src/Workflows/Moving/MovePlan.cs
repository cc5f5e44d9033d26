namespace CaseFlow.Workflows.Moving;

/// <summary>Where one instance would go in another version of its definition, and what stands against it.</summary>
/// <param name="Steps">Its open executions, containers before what they hold.</param>
/// <param name="Obstacles">Empty: it can move.</param>
public sealed record MovePlan(
    Guid InstanceId, int FromVersion, int ToVersion, IReadOnlyList<StepMove> Steps, IReadOnlyList<MoveObstacle> Obstacles)
{
    public bool IsPossible => Obstacles.Count == 0;
}

/// <param name="NodeId">Where it is.</param>
/// <param name="ToNodeId">Where it would be; null: nowhere.</param>
/// <param name="IsWaiting">For somebody, an event, a child or time; otherwise it is a container, or stands in the queue, or has failed.</param>
public sealed record StepMove(
    Guid ExecutionId, string ActivityId, string? ActivityName, string ActivityType, string NodeId, string? ToNodeId, bool IsWaiting);

/// <summary>Why an instance cannot move.</summary>
/// <param name="Code">One of <see cref="Obstacles"/>; its sentence stands in the resources under <c>move.obstacle.CODE</c>.</param>
/// <param name="ActivityId">Where in the version that it is on.</param>
/// <param name="Subject">The type, port, variable or activity it is about.</param>
public sealed record MoveObstacle(string Code, string ActivityId, string Subject = "");

public static class Obstacles
{
    /// <summary>The instance has ended.</summary>
    public const string Finished = "finished";

    /// <summary>The other version has no such activity, and none was named in its place.</summary>
    public const string ActivityGone = "activity_gone";

    /// <summary>What stands there is of another type.</summary>
    public const string TypeOther = "type_other";

    /// <summary>It stands in another container, or in another place of its container: what is around the step cannot hold it.</summary>
    public const string ContainerOther = "container_other";

    /// <summary>Two different steps would come to stand in one place.</summary>
    public const string TargetTaken = "target_taken";

    /// <summary>The step may be left through an outcome that it no longer has.</summary>
    public const string OutcomeGone = "outcome_gone";

    /// <summary>A branch has arrived over a connection that is no longer there: its token would be lost.</summary>
    public const string TokenLost = "token_lost";

    /// <summary>A finished step would come after the step where the instance is, and so run again.</summary>
    public const string WouldRunAgain = "would_run_again";

    /// <summary>A variable's value does not fit its new type.</summary>
    public const string VariableType = "variable_type";

    public static readonly IReadOnlyList<string> All =
        [Finished, ActivityGone, TypeOther, ContainerOther, TargetTaken, OutcomeGone, TokenLost, WouldRunAgain, VariableType];
}
