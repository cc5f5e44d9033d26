using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Session;

public sealed class NoRightModel : PageModel
{
    public const string Address = "/no-right";

    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
