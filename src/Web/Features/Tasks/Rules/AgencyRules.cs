using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Referrals;
using CaseFlow.Web.Security;

namespace CaseFlow.Web.Features.Tasks.Rules;

/// <summary>T6b to T6d: an agency grants, and what it grants is then delivered; or refuses with a reason.</summary>
internal abstract class AidRule(string kind, ReferralKind referral, string agency) : ITaskRule
{
    public string Kind => kind;

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        var id = done.Parameter("referralId");
        switch (done.Outcome)
        {
            case "grant":
                done.File.Grant(id, referral.ToString(), done.Answers.Money("amount"), PlanOf(done, referral.ToString()), done.Act);
                break;
            case "correct":
                done.File.Grant(id, "ClaimCorrection", done.Answers.Money("correctedAmount"), PlanOf(done, "ClaimCorrection"), done.Act);
                break;
            case "refuse":
                done.File.Refuse(id, done.Reason(), done.Act);
                break;
        }

        return Task.CompletedTask;
    }

    private MeasurePlan PlanOf(TaskDone done, string type) => new(
        type,
        referral.ToString(),
        Roles.AgencyOfficer,
        "agency:" + agency,
        done.Answers.Day("payBy") ?? done.Act.Today.AddDays(CasePolicy.Default.MeasureDays));
}

/// <summary>T6b.</summary>
internal sealed class MedicalAidRule() : AidRule("T6b.medicalAid", ReferralKind.MedicalAid, Agencies.InsuranceBureau);

/// <summary>T6c.</summary>
internal sealed class TemporaryAidRule() : AidRule("T6c.temporaryAid", ReferralKind.TemporaryAid, Agencies.CivilAffairsBureau);

/// <summary>T6d.</summary>
internal sealed class CharityAidRule() : AidRule("T6d.charityAid", ReferralKind.CharityAid, Agencies.Charity);

/// <summary>T6a before the publicity: the bureau may refuse at once; the publicity itself is a step of the workflow.</summary>
internal sealed class RecognitionProposalRule : ITaskRule
{
    public string Kind => "T6a.propose";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        if (done.Outcome == "refuse")
        {
            done.File.Refuse(done.Parameter("referralId"), done.Reason(), done.Act);
        }

        return Task.CompletedTask;
    }
}

/// <summary>T6a after the publicity.</summary>
internal sealed class RecognitionRule : ITaskRule
{
    public string Kind => "T6a.recognise";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        var id = done.Parameter("referralId");
        if (done.Outcome == "recognise")
        {
            done.File.Recognise(id, done.Answers.Text("type")!, done.Answers.Whole("objections") ?? 0, CasePolicy.Default, done.Act);
        }
        else
        {
            done.File.Refuse(id, done.Reason(), done.Act);
        }

        return Task.CompletedTask;
    }
}

/// <summary>T6e: a plan, delivered by whoever cares for the patient; or none needed.</summary>
internal sealed class CarePlanRule : ITaskRule
{
    public string Kind => "T6e.carePlan";

    public Task ApplyAsync(TaskDone done, CancellationToken stop)
    {
        var id = done.Parameter("referralId");
        if (done.Outcome != "planned")
        {
            done.File.Refuse(id, done.Reason(), done.Act);
            return Task.CompletedTask;
        }

        var agency = done.File.Referrals.Single(r => r.Id == id).Agency;
        var (role, scope) = agency switch
        {
            Agencies.CountyHospital => (Roles.ExpertPanel, "agency:" + Agencies.CountyHospital),
            Agencies.Cdc => (Roles.VillageDoctor, "village"),
            _ => (Roles.FamilyDoctorTeam, "township"),
        };
        var plan = new MeasurePlan(
            nameof(ReferralKind.CarePlan), nameof(ReferralKind.CarePlan), role, scope, done.Answers.Day("nextReviewOn")!.Value);
        done.File.Grant(id, nameof(ReferralKind.CarePlan), null, plan, done.Act);
        return Task.CompletedTask;
    }
}
