using CaseFlow.Domain.People;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Detection;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Features.Imports.Rows;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Running;

/// <summary>Evaluates a few of the households that the import's rows touched; with the last of them the import is completed.</summary>
internal static class EvaluateTouched
{
    /// <summary>Each may open a case and start its workflow, so few at a time.</summary>
    private const int Households = 5;

    public sealed record Command(Guid ImportId) : ICommand<ImportState>;

    internal sealed class Handler(CaseFlowDb db, IMediator mediator, MemberCounts counts, ImportTeller teller, IAuditTrail audit, TimeProvider time)
        : IRequestHandler<Command, ImportState>
    {
        public async Task<ImportState> Handle(Command request, CancellationToken cancellationToken)
        {
            var import = await db.Set<Import>().SingleAsync(i => i.Id == request.ImportId, cancellationToken);
            if (import.State is not ImportState.Detecting) return import.State;

            var touched = await db.Set<ImportTouched>().Where(t => t.ImportId == import.Id && !t.Evaluated)
                .OrderBy(t => t.HouseholdId).Take(Households).ToListAsync(cancellationToken);
            if (touched.Count == 0)
            {
                import.Complete(time.GetUtcNow());
                teller.Tell(import);
                audit.Record("import.completed", "import", import.Id, import.Counts);
                return import.State;
            }

            Guid[] households = [.. touched.Select(t => t.HouseholdId)];
            await mediator.Send(new EvaluateHouseholds.Command(households), cancellationToken);
            var warnings = await counts.CheckAsync(import, households, cancellationToken);
            touched.ForEach(t => t.MarkEvaluated());
            import.EvaluatedMore(touched.Count, warnings);
            teller.TellIfDue(import);
            return import.State;
        }
    }
}

/// <summary>V14: the stated number of members against the living members we know. A doubt for somebody to look at, no reason to keep a row out.</summary>
internal sealed class MemberCounts(CaseFlowDb db, ICaseClock clock, TimeProvider time)
{
    /// <returns>How many households do not count right.</returns>
    public async Task<int> CheckAsync(Import import, Guid[] households, CancellationToken stop)
    {
        if (import.Kind is not (ImportKind.Households or ImportKind.Persons)) return 0;

        var today = clock.Today;
        var wrong = await db.Set<Household>().Where(h => households.Contains(h.Id))
            .Select(h => new
            {
                h.HouseholdNo,
                h.MemberCount,
                Known = db.Set<Person>().Count(p => p.HouseholdId == h.Id
                    && !(p.DeathDate != null && p.DeathDate <= today) && !(p.MovedOutOn != null && p.MovedOutOn <= today)),
            })
            .Where(h => h.Known != h.MemberCount && h.Known > 0)
            .ToListAsync(stop);
        var batch = new Batch(import, today, time.GetUtcNow());
        foreach (var household in wrong)
        {
            batch.Warn(new(0, 0, []), RowErrors.MembersDoNotCount(household.HouseholdNo, household.MemberCount, household.Known));
        }

        db.AddRange(batch.Rejections);
        return wrong.Count;
    }
}
