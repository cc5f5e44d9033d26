using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Workflows.Storage.Sql;

/// <summary>The runtime's tables and every statement on them, made once for a model.</summary>
internal sealed class WorkflowTables(IModel model)
{
    private static readonly ConditionalWeakTable<IModel, WorkflowTables> ByModel = [];

    /// <summary>What an ordinary burst changes. An index is written anew even for an unchanged value, so indexed columns stand in <see cref="Whole"/> only.</summary>
    private static readonly string[] Ordinary =
    [
        nameof(InstanceRow.SubStatus), nameof(InstanceRow.IncidentCount), nameof(InstanceRow.UpdatedAt), nameof(InstanceRow.StateSchema),
        nameof(InstanceRow.State), nameof(InstanceRow.Name), nameof(InstanceRow.ParentBookmarkId), nameof(InstanceRow.IsPaused), nameof(InstanceRow.Revision),
    ];

    private static readonly string[] Whole =
    [
        .. Ordinary,
        nameof(InstanceRow.Status), nameof(InstanceRow.FinishedAt), nameof(InstanceRow.CorrelationId), nameof(InstanceRow.DefinitionVersionId),
        nameof(InstanceRow.Version),
    ];

    private static readonly string[] Ended =
    [
        nameof(ExecutionRow.Payload), nameof(ExecutionRow.Outputs), nameof(ExecutionRow.Exception), nameof(ExecutionRow.CompletedAt),
        nameof(ExecutionRow.HasBookmarks), nameof(ExecutionRow.Status), nameof(ExecutionRow.AggregateFaultCount),
    ];

    public RowTable<InstanceRow> Instances { get; } = new(model);

    public RowTable<BookmarkRow> Bookmarks { get; } = new(model);

    public RowTable<TimerRow> Timers { get; } = new(model);

    public RowTable<OperationRow> Operations { get; } = new(model);

    public RowTable<JournalRow> Journal { get; } = new(model);

    public RowTable<ExecutionRow> Executions { get; } = new(model);

    public RowTable<IncidentRow> Incidents { get; } = new(model);

    public RowTable<DefinitionRow> Definitions { get; } = new(model);

    public SqlText FindInstance => field ??= Instances.Select("WHERE \"Id\" = @p0", 1);

    public SqlText RunningChildren =>
        field ??= new($"SELECT \"Id\" FROM {Instances.Name} WHERE \"ParentInstanceId\" = @p0 AND \"Status\" = 'Running' ORDER BY \"Id\"", 1);

    public RowUpdate<InstanceRow> Burst => field ??= Update(Ordinary);

    public RowUpdate<InstanceRow> WholeInstance => field ??= Update(Whole);

    public SqlText BookmarksOf => field ??= Bookmarks.Select("WHERE \"InstanceId\" = @p0 ORDER BY \"Id\"", 1);

    public SqlText FindWaiting => field ??= new($"SELECT \"InstanceId\" FROM {Bookmarks.Name} WHERE \"Id\" = @p0", 1);

    public RowUpdate<BookmarkRow> DescribedBookmark => field ??= Bookmarks.Update([nameof(BookmarkRow.Payload)]);

    public SqlText TimersOf => field ??= Timers.Select("WHERE \"InstanceId\" = @p0 ORDER BY \"Id\"", 1);

    public SqlText FindDue => field ??= Timers.Select("WHERE \"DueAt\" <= @p0 ORDER BY \"DueAt\", \"Id\" LIMIT @p1", 2);

    public SqlText FindOperation => field ??= Operations.Select("WHERE \"Id\" = @p0", 1);

    /// <summary>Of an execution of an earlier burst, of which this one knows neither its exception nor its outcomes.</summary>
    public RowUpdate<ExecutionRow> ChangedExecution =>
        field ??= Executions.Update(Ended, keepsWhenNull: [nameof(ExecutionRow.Payload), nameof(ExecutionRow.Exception)]);

    public SqlText FindDefinition => field ??= Definitions.Select("WHERE \"Id\" = @p0", 1);

    public SqlText FindPublished => field ??= Head("\"IsPublished\"");

    public SqlText FindLatest => field ??= Head("\"IsLatest\"");

    public SqlText NoLongerLatest => field ??= new($"UPDATE {Definitions.Name} SET \"IsLatest\" = @p1 WHERE \"DefinitionId\" = @p0 AND \"IsLatest\"", 2);

    public SqlText NoLongerPublished => field ??= new($"UPDATE {Definitions.Name} SET \"IsPublished\" = @p1 WHERE \"DefinitionId\" = @p0 AND \"IsPublished\"", 2);

    public static WorkflowTables Of(IModel model) => ByModel.GetValue(model, static m => new(m));

    private RowUpdate<InstanceRow> Update(string[] names) => Instances.Update(names, tail: next => $" AND \"Revision\" = @p{next}", parameters: 1);

    // Backwards: what is published or latest is among the last versions.
    private SqlText Head(string which) => new(
        $"""SELECT "Id", "DefinitionId", "Version", "IsPublished", "ContentHash" FROM {Definitions.Name} WHERE "DefinitionId" = @p0 AND {which} ORDER BY "Version" DESC LIMIT 1""",
        1);
}
