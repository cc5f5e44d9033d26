using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Tasks;

[Authorize(Permissions.Work)]
public sealed class InboxModel(IMediator mediator) : PageModel
{
    [FromQuery]
    public InboxTab Tab { get; init; }

    [FromQuery]
    public Guid? Township { get; init; }

    [FromQuery]
    public string? Kind { get; init; }

    [FromQuery(Name = "page")]
    public int Number { get; init; } = 1;

    public ReadInbox.Answer Inbox { get; private set; } = null!;

    public Paging Paging => new(Math.Max(1, Number), Paging.DefaultSize, Inbox.Total, Here);

    /// <summary>This list with its filters.</summary>
    public string Here => AddressOf(Tab, Township, Kind);

    public static string AddressOf(InboxTab tab, Guid? township = null, string? kind = null) =>
        Address.Of("/inbox", ("tab", tab == InboxTab.Mine ? null : tab), ("township", township), ("kind", kind));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Inbox = await mediator.Send(new ReadInbox.Query(Tab, Township, Kind, Number), stop);
        return Request.IsHtmx() ? Partial("_TaskRows", this) : Page();
    }
}
