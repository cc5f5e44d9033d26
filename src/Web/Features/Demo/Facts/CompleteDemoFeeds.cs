using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Detection;
using CaseFlow.Web.Features.FirstRun;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>Says of the demo's two years that their enrolments and expenses are there whole, as an import does at its end.</summary>
internal static class CompleteDemoFeeds
{
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(CaseFlowDb db, IMediator mediator) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var asOf = (await db.Set<FirstRunState>().SingleAsync(cancellationToken)).AsOf;
            var townships = await db.OrgUnits.Where(u => u.Kind == OrgKind.Township).Select(u => u.Id).ToListAsync(cancellationToken);
            string[] years = [$"{asOf.AddYears(-1):yyyy}", $"{asOf:yyyy}"];
            string[] months = [.. Enumerable.Range(1, 24).Select(back => $"{asOf.AddMonths(-back):yyyyMM}")];
            return await mediator.Send(new CompleteFeeds.Command(FeedKind.Enrolments, years, townships), cancellationToken)
                + await mediator.Send(new CompleteFeeds.Command(FeedKind.MedicalExpenses, months, townships), cancellationToken);
        }
    }
}
