using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Notifications;

[Authorize(Permissions.SignedIn)]
public sealed class NotificationsModel(IMediator mediator) : PageModel
{
    public ReadNews.Answer News { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop) => News = await mediator.Send(new ReadNews.Query(null), stop);

    /// <summary>What the page's script asks after a push, and after a line that was lost.</summary>
    public async Task<IActionResult> OnGetSinceAsync(long after, CancellationToken stop) =>
        new JsonResult(await mediator.Send(new ReadNews.Query(after), stop), Json);

    public async Task<IActionResult> OnPostReadAsync(long upTo, CancellationToken stop)
    {
        await mediator.Send(new ReadNotifications.Command(upTo), stop);
        return LocalRedirect("/notifications");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Json = new(System.Text.Json.JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };
}
