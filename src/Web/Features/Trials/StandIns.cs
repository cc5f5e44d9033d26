using System.Globalization;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Trials;

/// <summary>In a trial's house: who does a task. Where the county has nobody of the role in the unit, somebody is invented, so that the trial can go on; who
/// tries is told.</summary>
internal static class StandIns
{
    /// <summary>How the user names of those begin who stand in for nobody.</summary>
    public const string Hired = "nobody-";

    /// <summary>Answers null when the county has nobody who could.</summary>
    public sealed record FindFor(Guid TaskId) : IQuery<Caller?>;

    public sealed record HireFor(Guid TaskId) : ICommand<Caller>;

    public static async Task<Caller> ForAsync(Trial trial, Guid taskId, CancellationToken stop) =>
        await trial.SendAsync(new FindFor(taskId), null, stop) ?? await trial.SendAsync(new HireFor(taskId), null, stop);

    internal sealed class FindHandler(CaseFlowDb db, CallerLoader loader) : IRequestHandler<FindFor, Caller?>
    {
        public async Task<Caller?> Handle(FindFor request, CancellationToken cancellationToken)
        {
            var task = await db.WorkTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == request.TaskId, cancellationToken)
                ?? throw TaskErrors.NotFound(request.TaskId);
            var fit = db.Users.AsNoTracking().Where(u => u.Role == task.Role && u.OrganisationId == task.OrganisationId);
            if (task.Role == Roles.SupervisionGroup && task.TownshipId is { } township)
            {
                fit = fit.Where(u => db.SupervisionContacts.Any(c => c.UserId == u.Id && c.OrganisationId == township));
            }

            return await fit.OrderByDescending(u => u.Id == task.ClaimedBy).ThenBy(u => u.Id).FirstOrDefaultAsync(cancellationToken) is { } user
                ? await loader.CallerOfAsync(user, cancellationToken)
                : null;
        }
    }

    internal sealed class HireHandler(CaseFlowDb db, ICaseClock clock) : IRequestHandler<HireFor, Caller>
    {
        public async Task<Caller> Handle(HireFor request, CancellationToken cancellationToken)
        {
            var task = await db.WorkTasks.SingleAsync(t => t.Id == request.TaskId, cancellationToken);
            var name = Hired + (await db.Users.CountAsync(cancellationToken) + 1).ToString(CultureInfo.InvariantCulture);
            var user = new AppUser
            {
                Id = Ids.New(clock.Now),
                UserName = name,
                NormalizedUserName = name.ToUpperInvariant(),
                DisplayName = name,
                Role = task.Role,
                OrganisationId = task.OrganisationId,
                SecurityStamp = NewUsers.Stamp(),
            };
            db.Users.Add(user);
            List<Guid> scope = [task.OrganisationId];
            if (task.Role == Roles.SupervisionGroup && task.TownshipId is { } township)
            {
                db.SupervisionContacts.Add(new SupervisionContact { UserId = user.Id, OrganisationId = township });
                scope = [township];
            }

            return new(user.Id, name, user.Role, user.OrganisationId, scope);
        }
    }
}
