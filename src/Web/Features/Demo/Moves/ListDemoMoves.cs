using System.Globalization;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Demo.Moves;

/// <summary>The open case tasks of the demo, each with what its household's story does next; those whose story ends there are left to the reader.</summary>
internal static class ListDemoMoves
{
    public sealed record Query(int Seed) : IQuery<IReadOnlyList<Next>>;

    public sealed record Next(Guid TaskId, int Revision, string Role, Guid OrganisationId, DemoMove Move, DemoMoveContext Context);

    internal sealed class Handler(CaseFlowDb db, ICaseClock clock) : IRequestHandler<Query, IReadOnlyList<Next>>
    {
        public async Task<IReadOnlyList<Next>> Handle(Query request, CancellationToken cancellationToken)
        {
            var open = await (from task in db.WorkTasks.AsNoTracking()
                              where task.State == TaskState.Open && task.AssigneeId == null && task.ClaimedBy == null
                              join file in db.Cases on task.CaseId equals file.Id
                              join household in db.Households on file.HouseholdId equals household.Id
                              orderby household.HouseholdNo, task.Id
                              select new { task.Id, task.Revision, task.Kind, task.Role, task.OrganisationId, task.Returned, file.Severity, household.HouseholdNo, household.HeadPersonId })
                .ToListAsync(cancellationToken);
            return [.. from task in open
                       where !task.Returned
                       let move = DemoStory.Of(request.Seed, NumberOf(task.HouseholdNo)).FirstOrDefault(m => m.Kind == task.Kind)
                       where move is not null
                       select new Next(task.Id, task.Revision, task.Role, task.OrganisationId, move, new(clock.Today, task.HeadPersonId, task.Severity))];
        }

        /// <summary>The household's number in the county stands behind the twelve digits of its village.</summary>
        private static int NumberOf(string householdNo) => int.Parse(householdNo.AsSpan(12), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
