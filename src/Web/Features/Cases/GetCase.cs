using AutoMapper;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.PersonalData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Cases;

public static class GetCase
{
    public sealed record Query(Guid CaseId) : IQuery<CaseDetail>;

    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(id), stop)))
        .RequireAuthorization(Permissions.ReadFiles)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(CaseFlowDb db, CasePlaces places, CallerContext caller, IMapper mapper) : IRequestHandler<Query, CaseDetail>
    {
        private const int MostTasks = 200;

        public async Task<CaseDetail> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await db.Cases.AsNoTracking()
                .Include(c => c.Consents)
                .Include(c => c.Visits)
                .Include(c => c.Measures)
                .Include(c => c.Referrals)
                .Include(c => c.Conditions)
                .AsSplitQuery()
                .SingleOrDefaultAsync(c => c.Id == request.CaseId, cancellationToken) ?? throw CaseErrors.NotFound(request.CaseId);
            var signals = await db.Set<RiskSignal>().AsNoTracking()
                .Where(s => s.CaseId == file.Id)
                .OrderBy(s => s.RaisedAt)
                .ToListAsync(cancellationToken);
            var tasks = await db.WorkTasks.AsNoTracking()
                .Where(t => t.CaseId == file.Id)
                .OrderByDescending(t => t.OpenedAt)
                .Take(MostTasks)
                .ToListAsync(cancellationToken);
            var detail = mapper.Map<CaseDetail>(file) with
            {
                Signals = mapper.Map<List<SignalItem>>(signals),
                Tasks = mapper.Map<List<TaskItem>>(tasks),
            };
            return (await places.NameAsync<CaseDetail>([WithWords(detail)], cancellationToken))[0];
        }

        /// <summary>What people wrote about the household is read by those who work on it; others know only that there is something.</summary>
        private CaseDetail WithWords(CaseDetail detail) => caller.Current.May(Permissions.Work)
            ? detail
            : detail with
            {
                Visits = [.. detail.Visits.Select(v => v with { Findings = Mask.Whole(v.Findings) })],
                Measures = [.. detail.Measures.Select(m => m with { CancelledBecause = Mask.Whole(m.CancelledBecause) })],
                Referrals = [.. detail.Referrals.Select(r => r with { Reason = Mask.Whole(r.Reason) })],
            };
    }
}
