using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Referrals;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Security;

namespace CaseFlow.Web.Features.Tasks.Rules;

/// <summary>T3: the township confirms, returns once, or ends the case.</summary>
internal sealed class VerificationRule : ITaskRule
{
    public string Kind => "T3.verify";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        switch (done.Outcome)
        {
            case "confirm":
                done.File.Confirm(done.Act);
                break;
            case "return":
                done.File.ReturnToVisit(done.Reason(), CasePolicy.Default, done.Act);
                break;
            case "notAtRisk":
                done.File.Reject(done.Reason("notAtRiskReason"), done.Act);
                break;
            case "movedAway":
                done.File.EndAsMovedAway(done.Act);
                break;
            case "ended":
                done.File.EndNaturally(done.Act);
                break;
        }

        return Task.CompletedTask;
    }
}

/// <summary>T4: accepted with class and measures, the judged claims stamped; returned twice at most; or rejected.</summary>
internal sealed class ReviewRule(JudgedClaims claims) : ITaskRule
{
    /// <summary>Who delivers a measure of our own; none of them lies with an agency, which would need consent.</summary>
    private static readonly Dictionary<string, (string Role, string Scope)> Owners = new()
    {
        ["FamilyDoctorContract"] = (Roles.FamilyDoctorTeam, "township"),
        ["Enrolment"] = (Roles.VillageDoctor, "village"),
        ["ChronicOutpatient"] = (Roles.VillageDoctor, "village"),
        ["SettlementCheck"] = (Roles.CountyOfficer, "county"),
        ["Livelihood"] = (Roles.CountyOfficer, "county"),
    };

    public string Kind => "T4.review";

    public async Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        switch (done.Outcome)
        {
            case "accept":
                var due = done.Answers.Day("measuresDueOn") ?? done.Act.Today.AddDays(CasePolicy.Default.MeasureDays);
                done.File.AcceptAtReview(
                    done.Answers.Text("riskClass")!,
                    Enum.Parse<Severity>(done.Answers.Text("severity")!),
                    [.. done.Answers.Choices("measures").Select(type => PlanOf(type, due))],
                    CasePolicy.Default,
                    done.Act);
                await claims.StampAsync(done.File, stop);
                break;
            case "return":
                done.File.ReturnToTownship(done.Reason(), CasePolicy.Default, done.Act);
                break;
            case "reject":
                done.File.Reject(done.Reason("rejectReason"), done.Act);
                break;
        }
    }

    private static MeasurePlan PlanOf(string type, DateOnly due)
    {
        var (role, scope) = Owners.GetValueOrDefault(type, (Roles.CountyOfficer, "county"));
        return new(type, Measure.OwnLane, role, scope, due);
    }
}

/// <summary>T5: one referral an agency; the domain refuses without consent.</summary>
internal sealed class PushRule : ITaskRule
{
    private static readonly Dictionary<string, (ReferralKind Kind, string Agency)> Known = new()
    {
        ["MonitoringObject"] = (ReferralKind.MonitoringObject, Agencies.RuralRevitalisationBureau),
        ["MedicalAid"] = (ReferralKind.MedicalAid, Agencies.InsuranceBureau),
        ["TemporaryAid"] = (ReferralKind.TemporaryAid, Agencies.CivilAffairsBureau),
        ["CharityAid"] = (ReferralKind.CharityAid, Agencies.Charity),
        ["CarePlanMajor"] = (ReferralKind.CarePlan, Agencies.CountyHospital),
        ["CarePlanChronic"] = (ReferralKind.CarePlan, Agencies.TownshipHealthCentre),
        ["CarePlanMental"] = (ReferralKind.CarePlan, Agencies.Cdc),
    };

    public string Kind => "T5.push";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        if (done.Outcome == "push")
        {
            var chosen = done.Answers.Choices("agencies").Select(a => Known[a]).DistinctBy(a => a.Kind);
            done.File.Push([.. chosen], done.Act);
        }

        return Task.CompletedTask;
    }
}
