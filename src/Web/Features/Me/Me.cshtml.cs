using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Me;

public sealed class MeModel(IMediator mediator, CallerContext caller) : PageModel
{
    public GetMe.Answer Me { get; private set; } = null!;

    public Caller Caller => caller.Current;

    public async Task OnGetAsync(CancellationToken stop) => Me = await mediator.Send(new GetMe.Query(), stop);
}
