using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Session;

/// <summary>Any address that no page has.</summary>
public sealed class NotHereModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status404NotFound;
}
