using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Features.Imports.Upload;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Imports;

// A form token stands in the body, and the body is a file of up to a gigabyte that must not be read, let alone kept, before it is sealed.
// So the upload asks the browser where it comes from instead; the sign-in cookie is SameSite besides.
[Authorize(Permissions.Import)]
[IgnoreAntiforgeryToken]
[DisableFormValueModelBinding]
public sealed class ImportsModel(IMediator mediator, SendFile.Doorway doorway, Texts texts) : PageModel
{
    [FromQuery(Name = "page")]
    public int Number { get; init; } = 1;

    public Page<ImportSummary> Imports { get; private set; } = new([], 0);

    public string? Refusal { get; private set; }

    public static IReadOnlyList<string> Kinds { get; } = [.. ImportColumns.Uploadable.Select(c => c.Code)];

    public Paging Paging => new(Math.Max(1, Number), PageOf.DefaultSize, Imports.Total, "/imports");

    public async Task OnGetAsync(CancellationToken stop) =>
        Imports = await mediator.Send(new ListImports.Query(new(Number, null)), stop);

    public async Task<IActionResult> OnPostAsync([FromQuery] string? kind, CancellationToken stop)
    {
        try
        {
            if (!Request.IsFromOurOwnPage())
            {
                throw new DomainException(ErrorKind.Forbidden, "caller.forbidden");
            }

            return LocalRedirect($"/imports/{await doorway.ReceiveAsync(HttpContext, kind, stop)}");
        }
        catch (DomainException refusal)
        {
            if (refusal.Params.TryGetValue("import", out var kept) && kept is Guid id)
            {
                return LocalRedirect($"/imports/{id}");
            }

            Refusal = texts.Say(refusal);
            Response.StatusCode = DomainProblems.StatusOf(refusal.Kind);
            await OnGetAsync(stop);
            return Page();
        }
    }
}
