using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Households;

[Authorize(Permissions.ReadFiles)]
public sealed class HouseholdModel(IMediator mediator) : PageModel
{
    [FromRoute]
    public Guid Id { get; init; }

    public ReadHouseholdFile.Answer Read { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop) => Read = await mediator.Send(new ReadHouseholdFile.Query(Id), stop);
}
