using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Security;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>A task that no workflow opens: its form stands here instead of in a definition.</summary>
internal sealed record HouseholdTaskKind(
    LocalText Title, string Role, string Scope, int WorkingDays, string Fields, IReadOnlyList<TaskOutcome> Outcomes)
{
    private static readonly Dictionary<string, HouseholdTaskKind> Known = new()
    {
        ["gap.R11"] = new(
            new("Enrol in basic insurance", "动员参加基本医保"),
            Roles.TownshipOfficer,
            "township",
            5,
            """
            [{"name":"enrolledOn","type":"date","label":{"en":"Enrolled on","zh-Hans":"参保日期"},"required":true,"outcomes":["enrolled"]},
             {"name":"reason","type":"longText","label":{"en":"Why they refuse","zh-Hans":"拒绝理由"},"required":true,"personal":true,"outcomes":["refused"]},
             {"name":"signature","type":"attachment","label":{"en":"Signed refusal","zh-Hans":"拒绝参保签字"}}]
            """,
            [
                new("enrolled", new("Enrolled", "已参保"), new("→ the next run of the rules confirms it", "→ 下次规则运行核对"), "primary"),
                new("refused", new("Refusal signed", "签字拒绝"), new("→ kept on file", "→ 存档")),
            ]),
        ["R06.confirm"] = new(
            new("Confirm a major disease", "确认大病病种"),
            Roles.ExpertPanel,
            "agency:CountyHospital",
            5,
            """
            [{"name":"basis","type":"longText","label":{"en":"Basis","zh-Hans":"诊断依据"},"required":true,"personal":true}]
            """,
            [
                new("confirmed", new("It is one of the major diseases", "属于大病病种"), new("→ the household's case opens", "→ 该户立案"), "primary"),
                new("notConfirmed", new("It is not", "不属于"), new("→ no hit", "→ 不触发预警")),
            ]),
    };

    /// <exception cref="Domain.Common.DomainException"><c>step.unknown</c></exception>
    public static HouseholdTaskKind Of(string kind) => Known.GetValueOrDefault(kind) ?? throw DeskErrors.StepUnknown(kind);
}
