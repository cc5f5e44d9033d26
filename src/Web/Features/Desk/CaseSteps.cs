using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Referrals;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Workflows.Activities.Cases;

namespace CaseFlow.Web.Features.Desk;

/// <summary>The steps that definitions may name; each is described in docs/case-steps.md. The domain decides, the workflow follows the outcome.</summary>
public sealed class CaseSteps(CaseFlowDb db, TaskPlaces places, ICaseClock clock)
{
    private static readonly CasePolicy Policy = CasePolicy.Default;

    /// <exception cref="Domain.Common.DomainException"><c>step.unknown</c>, <c>step.parameter_missing</c>, or what the domain refuses.</exception>
    public async Task<StepAnswer> TakeAsync(Case file, CaseStep step, Act act, CancellationToken stop) => step.Name switch
    {
        "case.begin" or "case.stage" => new(StageOf(file)),
        "case.emergency" => new(YesNo(file.Emergency && file.OpenReferral(ReferralKind.TemporaryAid) is { State: ReferralState.Chosen })),
        "triage.level" => new(file.Source == nameof(SignalSource.List) ? "County" : "Township"),
        "due.choose" => DaysFor(file, step.Parameters),
        "verification.begin" => new(file.IsVisited ? "Verify" : "Visit"),
        "visit.absences" => new(file.AbsentOftenEnough(Policy) ? "Enough" : "TryAgain"),
        "referral.wanted" => new(YesNo(IsWanted(file, KindIn(step.Parameters)))),
        "referral.send" => await SendAsync(file, KindIn(step.Parameters), act, stop),
        "referrals.settle" => new(file.SettleReferrals(act) ? "Assistance" : "CountyReview"),
        "careplan.route" => new(RouteOf(file)),
        "publicity.open" => OpenPublicity(file, step.Parameters, act),
        "measure.next" => StartMeasure(file, TextIn(step.Parameters, "lane"), act),
        "measures.settled" => new(AreSettled(file, TextIn(step.Parameters, "lane")) ? "Done" : "Open"),
        "closure.begin" => BeginClosure(file, act),
        "closure.sample" => new(file.IsSampledAtClosure(Policy) ? "Sampled" : "NotSampled"),
        "visits.next" => NextVisit(file),
        "visits.call" => new(YesNo(file.IsSampledForCall(NumberIn(step.Parameters, "day"), Policy))),
        _ => throw DeskErrors.StepUnknown(step.Name),
    };

    /// <summary>The stage; stages that end a case are one outcome.</summary>
    private static string StageOf(Case file) => file.Stage switch
    {
        CaseStage.Closed => "Closed",
        var stage when stage.IsOpen() => stage.ToString(),
        _ => "Ended",
    };

    private static string YesNo(bool yes) => yes ? "Yes" : "No";

    /// <summary>The most pressing number of days that applies: an urgent referral's, a Red case's, an emergency's, else the default.</summary>
    private static StepAnswer DaysFor(Case file, JsonObject days)
    {
        var urgent = days.ContainsKey("kind") && file.OpenReferral(KindIn(days)) is { Urgent: true };
        var applying = new List<string> { "default" };
        applying.AddRange(urgent ? ["urgent"] : []);
        applying.AddRange(file.Severity is Severity.Red ? [nameof(Severity.Red)] : []);
        applying.AddRange(file.Emergency ? ["emergency"] : []);
        var least = applying.Where(days.ContainsKey).Min(name => NumberIn(days, name));
        return new("Done", new() { ["days"] = least });
    }

    /// <summary>Chosen and not sent yet; one that is under way already is not started twice.</summary>
    private static bool IsWanted(Case file, ReferralKind kind) => file.OpenReferral(kind) is { State: ReferralState.Chosen };

    private async Task<StepAnswer> SendAsync(Case file, ReferralKind kind, Act act, CancellationToken stop)
    {
        var referral = file.OpenReferral(kind) ?? throw CaseErrors.ReferralNoneChosen(file.Number);
        var household = await db.FindAsync<Household>([file.HouseholdId], stop);
        var organisation = await places.AgencyAsync(referral.Agency, household, stop)
            ?? await places.OrganisationAsync("county", household, stop);
        file.Send(referral.Id, organisation, act);
        await ShowAsync(ScopeSubjects.Case, file.Id, organisation, stop);
        await ShowAsync(ScopeSubjects.Household, file.HouseholdId, organisation, stop);
        return new("Sent", new() { ["referralId"] = referral.Id.ToString() });
    }

    /// <summary>The agency sees from now on what was referred to it.</summary>
    private async Task ShowAsync(string subjectType, Guid subjectId, Guid organisation, CancellationToken stop)
    {
        if (await db.FindAsync<ScopeRow>([subjectType, subjectId, organisation], stop) is null)
        {
            db.Add(new ScopeRow(subjectType, subjectId, organisation, "referral"));
        }
    }

    private static string RouteOf(Case file) => file.OpenReferral(ReferralKind.CarePlan)?.Agency switch
    {
        Agencies.CountyHospital => "Major",
        Agencies.Cdc => "Mental",
        _ => "Chronic",
    };

    private static StepAnswer OpenPublicity(Case file, JsonObject proposal, Act act)
    {
        var days = proposal.ContainsKey("days") ? NumberIn(proposal, "days") : Policy.PublicityDays;
        file.OpenPublicity(TextIn(proposal, "proposedType"), days, Policy, act);
        var closes = act.Today.AddDays(days);
        var latest = file.FoundOn.AddDays(Policy.RecognitionDays);
        return new("Done", new() { ["referralId"] = TextIn(proposal, "referralId"), ["dueOn"] = Text(latest > closes ? latest : closes) });
    }

    private static StepAnswer StartMeasure(Case file, string lane, Act act) => file.StartNextMeasure(lane, act) is { } next
        ? new("Next", new() { ["measureId"] = next.Id.ToString() })
        : new("None");

    private static bool AreSettled(Case file, string lane) => file.CurrentMeasures().Where(m => m.Lane == lane).All(m => m.IsSettled);

    private static StepAnswer BeginClosure(Case file, Act act)
    {
        if (file.Stage is CaseStage.ClosureReview)
        {
            return new("Ready");
        }

        if (!file.MeasuresAreSettled)
        {
            return new("MeasuresOpen");
        }

        file.BeginClosureReview(act);
        return new("Ready");
    }

    /// <summary>The next return visit opens so many days before its day and is due so many after it.</summary>
    private StepAnswer NextVisit(Case file)
    {
        var done = file.Visits.Where(v => v.Cycle == file.Cycle && v.Kind is VisitKind.Return).Select(v => v.Day).ToHashSet();
        var day = Policy.VisitDays.Where(d => !done.Contains(d)).Select(d => (int?)d).FirstOrDefault();
        if (file.ClosedOn is not { } closed || day is not { } next)
        {
            return new("None");
        }

        var target = closed.AddDays(next);
        var wait = clock.StartOf(target.AddDays(-Policy.VisitWindow)) - clock.Now;
        return new("Next", new()
        {
            ["day"] = next,
            ["delay"] = (wait > TimeSpan.Zero ? wait : TimeSpan.Zero).ToString("c", CultureInfo.InvariantCulture),
            ["dueOn"] = Text(target.AddDays(Policy.VisitWindow)),
        });
    }

    private static ReferralKind KindIn(JsonObject parameters) =>
        Enum.TryParse<ReferralKind>(TextIn(parameters, "kind"), out var kind) ? kind : throw DeskErrors.ParameterMissing("kind");

    private static string TextIn(JsonObject parameters, string name) =>
        parameters[name] is JsonValue value ? value.ToString() : throw DeskErrors.ParameterMissing(name);

    private static int NumberIn(JsonObject parameters, string name) =>
        int.TryParse(TextIn(parameters, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw DeskErrors.ParameterMissing(name);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
