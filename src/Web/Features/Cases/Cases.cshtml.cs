using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Cases;

[Authorize(Permissions.ReadFiles)]
public sealed class CasesModel(IMediator mediator, Texts texts) : PageModel
{
    [FromQuery]
    public string? Q { get; init; }

    [FromQuery]
    public CaseStage? Stage { get; init; }

    [FromQuery]
    public Severity? Severity { get; init; }

    [FromQuery]
    public Guid? Township { get; init; }

    /// <summary>Ended cases too.</summary>
    [FromQuery]
    public bool All { get; init; }

    [FromQuery(Name = "page")]
    public int Number { get; init; } = 1;

    public ReadCaseList.Answer List { get; private set; } = null!;

    public Paging Paging => new(Math.Max(1, Number), PageOf.DefaultSize, List.Rows.Total, AddressWithout());

    /// <summary>Each filter in force, with the address of the list without it.</summary>
    public IEnumerable<Chip> Chips
    {
        get
        {
            if (!string.IsNullOrWhiteSpace(Q)) yield return new(Q, AddressWithout("q"));
            if (Stage is { } stage) yield return new(texts.Name("caseStage", stage), AddressWithout("stage"));
            if (Severity is { } severity) yield return new(texts.Name("severity", severity), AddressWithout("severity"));
            if (Township is { } township) yield return new(List.Townships.FirstOrDefault(t => t.Id == township).Name ?? "–", AddressWithout("township"));
            if (All) yield return new(texts["cases.all"], AddressWithout("all"));
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        // Whoever searches looks for one case, wherever it stands.
        List = await mediator.Send(new ReadCaseList.Query(Q, Stage, Severity, Township, OpenOnly: !All && string.IsNullOrWhiteSpace(Q), new(Number, null)), stop);
        return List.Rows is { Total: 1, Items: [var only] } && only.Number == Q?.Trim() ? LocalRedirect($"/cases/{only.Id}") : Page();
    }

    private string AddressWithout(string? without = null) => Address.Of(
        "/cases",
        ("q", without == "q" ? null : Q),
        ("stage", without == "stage" ? null : Stage),
        ("severity", without == "severity" ? null : Severity),
        ("township", without == "township" ? null : Township),
        ("all", without == "all" || !All ? null : "true"));
}
