using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>The first of a definition's pages; stays current while somebody edits in the designer beside it.</summary>
[Authorize(Permissions.Administer)]
public sealed class FindingsModel(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Id { get; init; } = "";

    public ReadFindings.Answer Found { get; private set; } = null!;

    public Guid Subject => DefinitionNews.SubjectOf(Id);

    public async Task OnGetAsync(CancellationToken stop) => Found = await mediator.Send(new ReadFindings.Query(Id), stop);
}
