using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Supervision;

/// <summary>Open and late by township; each number opens its list.</summary>
[Authorize(Permissions.Supervise)]
public sealed class SupervisionModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<TownshipCount> Townships { get; private set; } = [];

    public int Open => Townships.Sum(t => t.Open);

    public int Overdue => Townships.Sum(t => t.Overdue);

    public int Listed => Townships.Sum(t => t.Listed);

    public async Task OnGetAsync(CancellationToken stop) => Townships = await mediator.Send(new CountTasks.Query(), stop);
}
