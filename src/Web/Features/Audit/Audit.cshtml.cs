using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Audit;

[Authorize(Permissions.Audit)]
public sealed class AuditModel(IMediator mediator) : PageModel
{
    /// <summary>Whole code, or its beginning up to a point.</summary>
    [FromQuery(Name = "action")]
    public string? Deed { get; init; }

    [FromQuery(Name = "page")]
    public int Number { get; init; } = 1;

    public Page<ListAudit.Item> Records { get; private set; } = new([], 0);

    public Paging Paging => new(Math.Max(1, Number), 50, Records.Total, Address.Of("/audit", ("action", Deed)));

    public async Task OnGetAsync(CancellationToken stop) =>
        Records = await mediator.Send(new ListAudit.Query(null, null, Deed, null, null, null, Number, 50), stop);
}
