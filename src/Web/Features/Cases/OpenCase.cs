using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Cases;

/// <summary>Brings a Red or Orange signal to the household's case: the open one absorbs it and takes the higher severity; one closed within twelve
/// months is reopened; else a new one opens.</summary>
public static class OpenCase
{
    /// <param name="SignalId">Of the <see cref="RiskSignal"/>, which is in the same unit of work and not yet saved.</param>
    public sealed record Command(Guid HouseholdId, Severity Severity, Guid SignalId, DateOnly FoundOn) : ICommand<Answer>;

    /// <param name="Absorbed">The case was open already.</param>
    public sealed record Answer(Guid CaseId, bool Absorbed);

    internal sealed class Handler(
        CaseFlowDb db,
        CaseRuns runs,
        OrgTree organisations,
        CallerContext caller,
        IAuditTrail audit,
        ICaseClock clock,
        IOptions<CaseFlowOptions> options) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var act = new Act(new(caller.Current.ActingUserId, caller.Current.Role), clock.Now, clock.Today);
            using var _ = caller.AsSystem("detection");
            var source = (await db.FindAsync<RiskSignal>([request.SignalId], cancellationToken))?.Source ?? SignalSource.Hpads;
            var latest = await LatestAsync(request.HouseholdId, cancellationToken);
            if (latest is { IsOpen: true })
            {
                latest.Absorb(request.Severity, source.ToString(), act);
                audit.Record("case.absorb", "case", latest.Id, new { signalId = request.SignalId, severity = request.Severity.ToString() });
                return new(latest.Id, Absorbed: true);
            }

            if (latest is not null && latest.MayReopen(CasePolicy.Default, act.Today))
            {
                latest.Reopen(ReopenReasons.NewHit, request.Severity, CasePolicy.Default, act);
                await runs.RestartAsync(latest, cancellationToken);
                audit.Record("case.reopen", "case", latest.Id, new { reason = ReopenReasons.NewHit, signalId = request.SignalId });
                return new(latest.Id, Absorbed: false);
            }

            var opened = await OpenAsync(request, source, latest, act, cancellationToken);
            audit.Record("case.open", "case", opened.Id, new { opened.Number, signalId = request.SignalId, severity = request.Severity.ToString() });
            return new(opened.Id, Absorbed: false);
        }

        /// <summary>The household's newest case, one opened earlier in this unit of work included.</summary>
        private async Task<Case?> LatestAsync(Guid householdId, CancellationToken stop) =>
            db.Cases.Local.Where(c => c.HouseholdId == householdId).MaxBy(c => c.OpenedAt)
            ?? await db.Cases.Where(c => c.HouseholdId == householdId).OrderByDescending(c => c.OpenedAt).FirstOrDefaultAsync(stop);

        private async Task<Case> OpenAsync(Command request, SignalSource source, Case? before, Act act, CancellationToken stop)
        {
            var household = await db.FindAsync<Household>([request.HouseholdId], stop) ?? throw PeopleErrors.HouseholdNotFound();
            var opened = Case.Open(
                new(
                    await NextNumberAsync(act.Today.Year, stop),
                    household.Id,
                    household.TownshipId,
                    household.VillageId == Guid.Empty ? null : household.VillageId,
                    request.Severity,
                    source.ToString(),
                    request.FoundOn,
                    before?.Id),
                act);
            db.Add(opened);
            foreach (var unit in await organisations.UpwardsAsync(opened.VillageId ?? opened.TownshipId, stop))
            {
                db.Add(new ScopeRow(ScopeSubjects.Case, opened.Id, unit.Id, "own"));
            }

            await runs.StartAsync(opened, stop);
            return opened;
        }

        private async Task<string> NextNumberAsync(int year, CancellationToken stop)
        {
            var counter = await db.FindAsync<CaseCounter>([year], stop);
            if (counter is null)
            {
                db.Add(counter = CaseCounter.For(year));
            }

            return CaseNumber.Of(options.Value.CaseNumberPrefix, year, counter.Next());
        }
    }
}
