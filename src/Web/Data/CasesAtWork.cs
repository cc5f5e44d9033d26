using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Tasks;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data;

/// <summary>What administrators may know of cases and tasks: numbers, stages, places and deadlines. Asked past every scope, because an administrator
/// sees no case; a household or a person is never among it, nor what anybody answered.</summary>
internal sealed class CasesAtWork(CaseFlowDb db)
{
    public IQueryable<CaseAtWork> Cases => db.Cases.IgnoreQueryFilters().AsNoTracking()
        .Select(c => new CaseAtWork { Id = c.Id, Number = c.Number, Stage = c.Stage, TownshipId = c.TownshipId, InstanceId = c.InstanceId });

    public IQueryable<TaskAtWork> OpenTasks => db.WorkTasks.IgnoreQueryFilters().AsNoTracking().Where(t => t.State == TaskState.Open)
        .Select(t => new TaskAtWork
        {
            Id = t.Id,
            InstanceId = t.InstanceId,
            ExecutionId = t.ExecutionId,
            Kind = t.Kind,
            Role = t.Role,
            OrganisationId = t.OrganisationId,
            OpenedAt = t.OpenedAt,
            DueOn = t.DueOn,
        });

    /// <summary>The case that each instance works for, by its own correlation or by that of the workflow that it is part of.</summary>
    /// <param name="instanceIds">A page of them.</param>
    /// <param name="stop">Of the request.</param>
    public async Task<IReadOnlyDictionary<Guid, CaseAtWork>> OfInstancesAsync(IReadOnlyCollection<Guid> instanceIds, CancellationToken stop)
    {
        var rows = await db.Set<InstanceRow>().AsNoTracking().Where(i => instanceIds.Contains(i.Id))
            .Select(i => new
            {
                i.Id,
                i.CorrelationId,
                OfRoot = db.Set<InstanceRow>().Where(r => r.Id == i.RootInstanceId).Select(r => r.CorrelationId).FirstOrDefault(),
            })
            .ToListAsync(stop);
        var named = rows.Select(r => (r.Id, Names: new[] { r.CorrelationId, r.OfRoot }.Select(c => Guid.TryParse(c, out var id) ? id : Guid.Empty).ToArray())).ToList();
        var ids = named.SelectMany(n => n.Names).Where(id => id != Guid.Empty).Distinct().ToList();
        var cases = await Cases.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        return named
            .Select(n => (n.Id, Case: n.Names.Select(id => cases.GetValueOrDefault(id)).FirstOrDefault(c => c is not null)))
            .Where(n => n.Case is not null).ToDictionary(n => n.Id, n => n.Case!);
    }
}

/// <summary>A case without anybody in it.</summary>
internal sealed record CaseAtWork
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required CaseStage Stage { get; init; }

    public required Guid TownshipId { get; init; }

    /// <summary>Of the instance that runs it now.</summary>
    public required Guid? InstanceId { get; init; }
}

/// <summary>An open task without what it asks or whom it is about.</summary>
internal sealed record TaskAtWork
{
    public required Guid Id { get; init; }

    public required Guid? InstanceId { get; init; }

    public required Guid? ExecutionId { get; init; }

    /// <summary>For example <c>T3.verify</c>.</summary>
    public required string Kind { get; init; }

    public required string Role { get; init; }

    public required Guid OrganisationId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateOnly DueOn { get; init; }
}
