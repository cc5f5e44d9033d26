using System.Text.Json;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Cases;

public enum CaseTab
{
    Overview,
    Members,
    Expenses,
    Referrals,
    Measures,
    Visits,
    Ledger,
    Timeline,
}

[Authorize(Permissions.ReadFiles)]
public sealed class CaseFileModel(IMediator mediator, Texts texts) : PageModel
{
    private static readonly CaseStage[] Ribbon =
    [
        CaseStage.Detected, CaseStage.TownshipVerification, CaseStage.CountyReview, CaseStage.Referral, CaseStage.Assistance, CaseStage.ClosureReview,
        CaseStage.Closed,
    ];

    [FromRoute]
    public Guid Id { get; init; }

    [FromQuery]
    public CaseTab Tab { get; init; }

    public ReadCaseFile.Answer Read { get; private set; } = null!;

    public Case Case => Read.Case;

    /// <summary>The way of a case; one that ended otherwise shows its end as the last step.</summary>
    public IReadOnlyList<CaseStage> Stages => Ribbon.Contains(Case.Stage) ? Ribbon : [.. Passed, Case.Stage];

    public DateOnly? DueOn => Read.Tasks.Where(t => t.State is TaskState.Open).Select(t => (DateOnly?)t.DueOn).Min();

    private IEnumerable<CaseStage> Passed => Ribbon.Where(stage => Case.History.Any(e => e.To == stage));

    public bool IsPassed(CaseStage stage) => Array.IndexOf(Ribbon, stage) < Array.IndexOf(Ribbon, Case.Stage) || (!Ribbon.Contains(Case.Stage) && stage != Case.Stage);

    public async Task OnGetAsync(CancellationToken stop) => Read = await mediator.Send(new ReadCaseFile.Query(Id), stop);

    /// <summary>What an event says besides its sentence: codes by their names, numbers as they are; ids say nothing to a reader.</summary>
    public string Details(CaseEvent of)
    {
        using var json = JsonDocument.Parse(of.Params);
        return string.Join(" · ", json.RootElement.EnumerateObject()
            .Where(p => p.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) && !Guid.TryParse(p.Value.ToString(), out _))
            .Select(p => texts.Knows($"param.{p.Name}") ? $"{texts[$"param.{p.Name}"]} {Word(p)}" : Word(p)));
    }

    private string Word(JsonProperty of)
    {
        var value = of.Value.ToString();
        string[] sets = ["severity", "signalSource", "agency", "referralKind", "measure", "riskClass", "conclusion", "monitoringType"];
        var set = sets.FirstOrDefault(s => texts.Knows($"{s}.{value}"));
        return set is null ? value : texts[$"{set}.{value}"];
    }
}
