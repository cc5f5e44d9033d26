using System.Security.Claims;
using CaseFlow.Web.Security.Sessions;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Session;

public sealed class SignOutModel(IMediator mediator) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Guid.TryParse(User.FindFirstValue(Security.Sessions.Session.Claim), out var session))
        {
            await mediator.Send(new EndSession.Command(session), stop);
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect(SignInModel.Address);
    }
}
