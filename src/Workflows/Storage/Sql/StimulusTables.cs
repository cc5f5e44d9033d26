using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Workflows.Storage.Sql;

/// <summary>The statements of <see cref="SqlStimulusStore"/>, made once for a model.</summary>
internal sealed class StimulusTables(IModel model)
{
    private static readonly ConditionalWeakTable<IModel, StimulusTables> ByModel = [];

    public RowTable<TriggerRow> Triggers { get; } = new(model);

    public RowTable<WaitingEventRow> Kept { get; } = new(model);

    public RowTable<InboxRow> Inbox { get; } = new(model);

    public RowTable<TimerRow> Timers { get; } = new(model);

    public SqlText Waiting => field ??= new(
        $"""
        SELECT b."Id", b."InstanceId" FROM {BookmarksName} b JOIN {InstancesName} i ON i."Id" = b."InstanceId"
        WHERE b."StimulusKey" = @p0 AND i."Status" = 'Running' AND (@p1 IS NULL OR i."CorrelationId" = @p1) AND (@p2 IS NULL OR b."InstanceId" = @p2)
        ORDER BY b."Id"
        """,
        3);

    public SqlText FindWaiting => field ??= new($"SELECT \"Id\", \"InstanceId\" FROM {BookmarksName} WHERE \"StimulusKey\" = @p0 LIMIT 1", 1);

    public SqlText TriggersByKey => field ??= Triggers.Select("WHERE \"StimulusKey\" = @p0 ORDER BY \"DefinitionId\", \"Id\"", 1);

    public SqlText TriggersOf => field ??= Triggers.Select("WHERE \"DefinitionId\" = @p0 ORDER BY \"Id\"", 1);

    public SqlText NextTrigger => field ??= new(
        $"SELECT \"NextDueAt\" FROM {Triggers.Name} WHERE \"NextDueAt\" IS NOT NULL ORDER BY \"NextDueAt\", \"Id\" LIMIT 1", 0);

    public SqlText FindDueTrigger => field ??= Triggers.Select("WHERE \"NextDueAt\" <= @p0 ORDER BY \"NextDueAt\", \"Id\" LIMIT 1", 1);

    public RowUpdate<TriggerRow> Reschedule => field ??= Triggers.Update([nameof(TriggerRow.NextDueAt)]);

    public SqlText FindKept => field ??= Kept.Select(
        """
        WHERE "StimulusKey" = @p0 AND "ExpiresAt" > @p3 AND ("CorrelationId" IS NULL OR "CorrelationId" = @p1) AND ("InstanceId" IS NULL OR "InstanceId" = @p2)
        AND (@p4 IS NULL OR "Id" <> @p4) ORDER BY "ReceivedAt", "Id" LIMIT 1
        """,
        5);

    public SqlText NextExpiry => field ??= new($"SELECT \"ExpiresAt\" FROM {Kept.Name} ORDER BY \"ExpiresAt\" LIMIT 1", 0);

    public SqlText Purge => field ??= new($"DELETE FROM {Kept.Name} WHERE \"ExpiresAt\" <= @p0", 1);

    public SqlText InboxOf => field ??= Inbox.Select("WHERE \"InstanceId\" = @p0 ORDER BY \"ReceivedAt\", \"Id\"", 1);

    public SqlText EmptyInbox => field ??= new($"DELETE FROM {Inbox.Name} WHERE \"InstanceId\" = @p0", 1);

    public SqlText FindVersion => field ??= new(
        $"SELECT \"Id\" FROM {NameOf(typeof(DefinitionRow))} WHERE \"DefinitionId\" = @p0 AND \"Version\" = @p1 AND \"DeletedAt\" IS NULL", 2);

    public SqlText RunningOfDefinition => field ??= Running("\"DefinitionId\" = @p0", 1);

    public SqlText RunningOfDefinitionAndCorrelation => field ??= Running("\"DefinitionId\" = @p0 AND \"CorrelationId\" IS NOT DISTINCT FROM @p1", 2);

    public SqlText RunningOfCorrelation => field ??= Running("\"CorrelationId\" IS NOT DISTINCT FROM @p0", 1);

    private string BookmarksName => NameOf(typeof(BookmarkRow));

    private string InstancesName => NameOf(typeof(InstanceRow));

    public static StimulusTables Of(IModel model) => ByModel.GetValue(model, static m => new(m));

    private SqlText Running(string which, int parameters) =>
        new($"SELECT 1 FROM {InstancesName} WHERE {which} AND \"Status\" = 'Running' LIMIT 1", parameters);

    private string NameOf(Type row) => $"\"{model.FindEntityType(row)!.GetTableName()}\"";
}
