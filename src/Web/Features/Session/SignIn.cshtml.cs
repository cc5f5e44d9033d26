using CaseFlow.Web.Resources;
using CaseFlow.Web.Security.Identity;
using CaseFlow.Web.Security.Sessions;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Session;

public sealed class SignInModel(IMediator mediator) : PageModel
{
    public const string Address = "/sign-in";

    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [FromQuery]
    public string? ReturnUrl { get; init; }

    /// <summary>Text code of why the door stayed shut.</summary>
    public string? Refusal { get; private set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return Refused("sign_in.wrong");
        }

        var answer = await mediator.Send(new Tokens.SignIn.Command(UserName, Password), stop);
        if (answer.User is not { } user)
        {
            return Refused(answer.Refusal!);
        }

        var session = await mediator.Send(new StartSession.Command(user.Id), stop);
        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, UserClaims.Of(user, IdentityConstants.ApplicationScheme, session));
        return LocalRedirect(Languages.IsLocal(ReturnUrl) ? ReturnUrl! : "/");
    }

    private PageResult Refused(string code)
    {
        Refusal = code;
        Password = "";
        ModelState.Remove(nameof(Password));
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }
}
