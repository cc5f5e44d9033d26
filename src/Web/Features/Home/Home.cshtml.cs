using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Home;

/// <summary>Everybody starts where their work is.</summary>
public sealed class HomeModel(CallerContext caller) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(Menu.HomeOf(caller.Current));
}
