using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Settings;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Detection;

/// <summary><c>POST /api/signals</c>: a doctor's concern (R17), or an entry of the monitoring list (R15) when <c>listEntry</c> is given.</summary>
public static class ReportSignal
{
    /// <param name="HouseholdId">Or <paramref name="HouseholdNo"/>.</param>
    /// <param name="HouseholdNo">For senders that know no ids of ours.</param>
    /// <param name="PersonId">Of a concern: about whom; a member of the household.</param>
    /// <param name="Source">Of a concern: Clinic (default), Contract, Self, Dept or Screening.</param>
    /// <param name="Note">Of a concern: free text, at most 2000 characters; kept sealed.</param>
    /// <param name="ListEntry">Makes it a list entry; only the county and the rural revitalisation bureau may send one.</param>
    /// <param name="OperationId">Of the client: sent again with the same body it gets the first answer again.</param>
    public sealed record Body(
        Guid? HouseholdId = null,
        string? HouseholdNo = null,
        Guid? PersonId = null,
        SignalSource? Source = null,
        string? Note = null,
        ListEntry? ListEntry = null,
        Guid? OperationId = null);

    public sealed record ListEntry(MonitoringType MonitoringType, DateOnly RecognisedOn, DateOnly? RiskEliminatedOn = null);

    public sealed record Command(Body Body) : ICommand<Answer>;

    /// <param name="SignalId">Null: nothing new was found, for example when a list entry was known already or its risk is eliminated.</param>
    /// <param name="State">Decided: it opened or reopened the case; Absorbed: it joined the open one.</param>
    public sealed record Answer(Guid HouseholdId, Guid? SignalId, Severity? Severity, SignalState? State, Guid? CaseId);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/signals", async (Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(body), stop)))
        .RequireAuthorization(Permissions.Signal)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal sealed class Handler(
        CaseFlowDb db,
        SignalDesk signals,
        PolicyInForce settings,
        Operations operations,
        CallerContext caller,
        IMediator mediator,
        IAuditTrail audit,
        ICaseClock clock) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var sent = new { caller.Current.UserId, request.Body };
            if (request.Body.OperationId is not { } operation)
            {
                return await TakeAsync(request.Body, cancellationToken);
            }

            if (await operations.AnsweredAsync<Answer>(operation, sent, cancellationToken) is { } first)
            {
                return first;
            }

            var answer = await TakeAsync(request.Body, cancellationToken);
            operations.Remember(operation, "signal.report", sent, answer);
            return answer;
        }

        private async Task<Answer> TakeAsync(Body body, CancellationToken cancellationToken)
        {
            if (body.ListEntry is not { } entry)
            {
                return await ConcernAsync(await FindAsync(body, cancellationToken), body, cancellationToken);
            }

            if (!await MayListAsync(cancellationToken))
            {
                throw DetectionErrors.ListNotYours();
            }

            // The bureau sees only what was referred to it, but lists whom it must.
            using var asSystem = caller.AsSystem("detection");
            return await ListAsync(await FindAsync(body, cancellationToken), entry, cancellationToken);
        }

        private async Task<Household> FindAsync(Body body, CancellationToken stop) =>
            (body.HouseholdId is { } id
                ? await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, stop)
                : await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.HouseholdNo == body.HouseholdNo, stop))
            ?? throw PeopleErrors.HouseholdNotFound();

        private async Task<bool> MayListAsync(CancellationToken stop) => caller.Current.IsSystem
            || (caller.Current.Role is Roles.CountyOfficer or Roles.AgencyOfficer or Roles.Partner
                && await db.OrgUnits.AnyAsync(
                    u => u.Id == caller.Current.OrganisationId && (u.Kind == OrgKind.County || u.Kind == OrgKind.RuralRevitalisationBureau), stop));

        private async Task<Answer> ConcernAsync(Household household, Body body, CancellationToken stop)
        {
            if (body.PersonId is { } person && !await db.Persons.AnyAsync(p => p.Id == person && p.HouseholdId == household.Id, stop))
            {
                throw DetectionErrors.PersonNotInHousehold();
            }

            var signal = RiskSignal.Concern(
                household.Id,
                body.PersonId,
                body.Source ?? SignalSource.Clinic,
                body.Note,
                caller.Current.ActingUserId,
                await settings.RiskOnAsync(clock.Today, stop),
                clock.Today,
                clock.Now);
            using var asSystem = caller.AsSystem("detection");
            await signals.BringAsync(signal, stop);
            return new(household.Id, signal.Id, signal.Severity, signal.State, signal.CaseId);
        }

        private async Task<Answer> ListAsync(Household household, ListEntry entry, CancellationToken stop)
        {
            var details = new MonitoringDetails(entry.MonitoringType, entry.RecognisedOn, entry.RiskEliminatedOn);
            var known = await db.MonitoringEntries.SingleOrDefaultAsync(
                e => e.HouseholdId == household.Id && e.RecognisedOn == entry.RecognisedOn, stop);
            if (known is null)
            {
                db.Add(known = MonitoringEntry.Record(household.Id, details, clock.Today, clock.Now));
            }
            else
            {
                known.Update(details, clock.Today);
            }

            audit.Record("monitoring.list", "household", household.Id, new { entryId = known.Id, type = entry.MonitoringType.ToString() });
            await mediator.Send(new EvaluateHouseholds.Command([household.Id]), stop);
            var raised = db.RiskSignals.Local.SingleOrDefault(s => s.HouseholdId == household.Id && db.Entry(s).State is EntityState.Added);
            return new(household.Id, raised?.Id, raised?.Severity, raised?.State, raised?.CaseId);
        }
    }
}
