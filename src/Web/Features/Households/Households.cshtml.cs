using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Households;

[Authorize(Permissions.ReadFiles)]
public sealed class HouseholdsModel(IMediator mediator, Texts texts) : PageModel
{
    [FromQuery]
    public string? Q { get; init; }

    [FromQuery]
    public PopulationType? Population { get; init; }

    [FromQuery]
    public Guid? Township { get; init; }

    [FromQuery]
    public Severity? Severity { get; init; }

    [FromQuery(Name = "page")]
    public int Number { get; init; } = 1;

    public ReadHouseholdList.Answer List { get; private set; } = null!;

    public Paging Paging => new(Math.Max(1, Number), PageOf.DefaultSize, List.Rows.Total, AddressWithout());

    /// <summary>Each filter in force, with the address of the list without it.</summary>
    public IEnumerable<Chip> Chips
    {
        get
        {
            if (!string.IsNullOrWhiteSpace(Q)) yield return new(Q, AddressWithout("q"));
            if (Population is { } population) yield return new(texts.Name("population", population), AddressWithout("population"));
            if (Township is { } township) yield return new(List.Townships.FirstOrDefault(t => t.Id == township).Name ?? "–", AddressWithout("township"));
            if (Severity is { } severity) yield return new(texts.Name("severity", severity), AddressWithout("severity"));
        }
    }

    public async Task OnGetAsync(CancellationToken stop) =>
        List = await mediator.Send(new ReadHouseholdList.Query(Q, Population, Township, Severity, new(Number, null)), stop);

    private string AddressWithout(string? without = null) => Address.Of(
        "/households",
        ("q", without == "q" ? null : Q),
        ("population", without == "population" ? null : Population),
        ("township", without == "township" ? null : Township),
        ("severity", without == "severity" ? null : Severity));
}
