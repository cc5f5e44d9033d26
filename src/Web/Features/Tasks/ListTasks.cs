using AutoMapper;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>The caller's tasks: what they hold, what their group is offered, and for supervisors everything they see.</summary>
public static class ListTasks
{
    /// <param name="State">open (unless set) | done | overdue.</param>
    /// <param name="Assignee">me: what I hold; group: what my role in my organisation is offered; all: all I see. Unset: me and group.</param>
    /// <param name="Kind">Of one kind.</param>
    /// <param name="TownshipId">Of one township's caseload.</param>
    /// <param name="CaseId">Of one case.</param>
    public sealed record Filter(
        string? State = null, string? Assignee = null, string? Kind = null, Guid? TownshipId = null, Guid? CaseId = null, int? Page = null, int? PageSize = null);

    public sealed record Query(Filter Filter) : IQuery<Page<TaskItem>>;

    public static void Map(RouteGroupBuilder tasks) => tasks
        .MapGet("", async ([AsParameters] Filter filter, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(filter), stop)))
        .RequireAuthorization(Permissions.SignedIn);

    internal sealed class Handler(CaseFlowDb db, CallerContext caller, ICaseClock clock, IMapper mapper) : IRequestHandler<Query, Page<TaskItem>>
    {
        public async Task<Page<TaskItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var tasks = Of(InState(db.WorkTasks.AsNoTracking(), filter.State), filter.Assignee);
            tasks = filter.Kind is { Length: > 0 } kind ? tasks.Where(t => t.Kind == kind) : tasks;
            tasks = filter.TownshipId is { } township ? tasks.Where(t => t.TownshipId == township) : tasks;
            tasks = filter.CaseId is { } caseId ? tasks.Where(t => t.CaseId == caseId) : tasks;
            var ordered = filter.State == "done" ? tasks.OrderByDescending(t => t.CompletedAt) : tasks.OrderBy(t => t.DueAt);
            var found = await new PageOf(filter.Page, filter.PageSize).ReadAsync(ordered.ThenBy(t => t.Id), cancellationToken);
            return new(mapper.Map<List<TaskItem>>(found.Items), found.Total);
        }

        private IQueryable<WorkTask> InState(IQueryable<WorkTask> tasks, string? state)
        {
            var now = clock.Now;
            return state switch
            {
                null or "" or "open" => tasks.Where(t => t.State == TaskState.Open),
                "overdue" => tasks.Where(t => t.State == TaskState.Open && t.DueAt <= now),
                "done" => tasks.Where(t => t.State == TaskState.Done),
                _ => tasks.Where(t => false),
            };
        }

        private IQueryable<WorkTask> Of(IQueryable<WorkTask> tasks, string? assignee)
        {
            var (me, role, organisation) = (caller.Current.UserId, caller.Current.Role, caller.Current.OrganisationId);
            return assignee switch
            {
                "all" => tasks,
                "me" => tasks.Where(t => t.ClaimedBy == me || t.AssigneeId == me || t.CompletedBy == me),
                "group" => tasks.Where(t => t.Role == role && t.OrganisationId == organisation),
                _ => tasks.Where(t => t.ClaimedBy == me || t.AssigneeId == me || (t.Role == role && t.OrganisationId == organisation)),
            };
        }
    }
}
