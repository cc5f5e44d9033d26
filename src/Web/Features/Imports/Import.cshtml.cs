using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Rejections;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Imports;

[Authorize(Permissions.Import)]
public sealed class ImportModel(IMediator mediator, DownloadRejections.Writer writer, CallerContext caller, Texts texts) : PageModel
{
    [FromRoute]
    public Guid Id { get; init; }

    [FromQuery(Name = "page")]
    public int Number { get; init; } = 1;

    public ImportSummary Import { get; private set; } = null!;

    public Page<ListRejections.Rejection> Rejections { get; private set; } = new([], 0);

    public Paging Paging => new(Math.Max(1, Number), PageOf.DefaultSize, Rejections.Total, $"/imports/{Id}");

    public bool MayDownload => caller.Current.May(Permissions.DownloadRejections) && Import.Counts.Rejected > 0;

    public bool IsRunning => Import.FinishedAt is null;

    public async Task OnGetAsync(CancellationToken stop) => await LoadAsync(stop);

    /// <summary>The part that moves.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return Partial("_Progress", this);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken stop)
    {
        try
        {
            await mediator.Send(new CancelImport.Command(Id), stop);
        }
        catch (DomainException refusal) when (refusal.Kind is ErrorKind.Conflict)
        {
            TempData["Said"] = texts.Say(refusal); // it ended while the button was on its way
        }

        return LocalRedirect($"/imports/{Id}");
    }

    /// <summary>The rows as they were sent: a permission of its own, and on record.</summary>
    public async Task<IActionResult> OnPostRejectedAsync(CancellationToken stop)
    {
        if (!caller.Current.May(Permissions.DownloadRejections))
        {
            return Forbid();
        }

        await writer.WriteAsync(Id, HttpContext, stop);
        return new EmptyResult();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        Import = await mediator.Send(new GetImport.Query(Id), stop);
        Rejections = await mediator.Send(new ListRejections.Query(Id, new(Number, null)), stop);
    }
}
