using CaseFlow.Domain.Cases;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Cases;

/// <summary>What happened to a case, told to the township whose case it is and to the county.</summary>
internal sealed class CaseNews(IOutbox outbox, OrgTree organisations) :
    INotificationHandler<Happened<CaseStageChanged>>,
    INotificationHandler<Happened<CaseReopened>>,
    INotificationHandler<Happened<ReferralReplied>>
{
    public Task Handle(Happened<CaseStageChanged> notification, CancellationToken cancellationToken)
    {
        var (file, from, to) = notification.Event;
        Tell(LiveEvents.CaseStageChanged, "case.stage_changed", file, OfTownship(file), ("from", from.ToString()), ("to", to.ToString()));
        return Task.CompletedTask;
    }

    public Task Handle(Happened<CaseReopened> notification, CancellationToken cancellationToken)
    {
        var (file, reason) = notification.Event;
        Tell(LiveEvents.CaseReopened, "case.reopened", file, OfTownship(file), ("reason", reason), ("cycle", file.Cycle));
        return Task.CompletedTask;
    }

    public async Task Handle(Happened<ReferralReplied> notification, CancellationToken cancellationToken)
    {
        var (file, referral) = notification.Event;
        var county = new Audience(Role: Roles.CountyOfficer, OrganisationId: await organisations.CountyAsync(cancellationToken));
        (string, object?)[] said = [("kind", referral.Kind.ToString()), ("reply", referral.State.ToString()), ("referralId", referral.Id)];
        Tell(LiveEvents.ReferralReplied, "referral.replied", file, county, said);
        Tell(LiveEvents.ReferralReplied, "referral.replied", file, OfTownship(file) with { WithSupervisors = false }, said);
    }

    private static Audience OfTownship(Case file) => new(Role: Roles.TownshipOfficer, OrganisationId: file.TownshipId);

    private void Tell(string name, string code, Case file, Audience audience, params (string Name, object? Value)[] parameters)
    {
        var all = new Dictionary<string, object?> { ["caseId"] = file.Id, ["number"] = file.Number };
        foreach (var (key, value) in parameters)
        {
            all[key] = value;
        }

        outbox.Tell(new(name, "case", file.Id, code, all, audience));
    }
}
