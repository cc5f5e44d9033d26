using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Workbench;

[Authorize(Permissions.Administer)]
public sealed class DefinitionsModel(IMediator mediator) : PageModel
{
    [FromQuery]
    public string? Q { get; init; }

    [FromQuery(Name = "page")]
    public int Number { get; init; } = 1;

    public Page<ReadDefinitionList.Row> List { get; private set; } = new([], 0);

    public Paging Paging => new(Math.Max(1, Number), ReadDefinitionList.Size, List.Total, Address.Of("/admin/definitions", ("q", Q)));

    public async Task OnGetAsync(CancellationToken stop) => List = await mediator.Send(new ReadDefinitionList.Query(Q, Number), stop);
}
