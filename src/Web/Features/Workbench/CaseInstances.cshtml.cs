using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Workbench;

[Authorize(Permissions.Administer)]
public sealed class CaseInstancesModel(IMediator mediator) : PageModel
{
    [FromQuery]
    public string? Number { get; init; }

    public ReadCaseInstances.Answer Found { get; private set; } = new([], []);

    public async Task OnGetAsync(CancellationToken stop) => Found = await mediator.Send(new ReadCaseInstances.Query(Number), stop);
}
