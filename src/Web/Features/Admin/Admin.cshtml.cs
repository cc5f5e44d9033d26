using CaseFlow.Domain.Time;
using CaseFlow.Web.Features.Clock;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Admin;

[Authorize(Permissions.Administer)]
public sealed class AdminModel(ClockMover mover, ICaseClock clock, CallerContext caller, Texts texts, IOptions<CaseFlowOptions> options) : PageModel
{
    public static IReadOnlyList<int> Steps { get; } = [1, 3, 7, 30, 90];

    public bool IsDemo => options.Value.Demo.Enabled;

    public DateTimeOffset Now => clock.Now;

    public void OnGet()
    {
        // Everything shown is read while drawing.
    }

    /// <summary>Outside the demo this door does not exist.</summary>
    public async Task<IActionResult> OnPostAdvanceAsync(int days, CancellationToken stop)
    {
        if (!IsDemo)
        {
            return NotFound();
        }

        var answer = await mover.MoveAsync(TimeSpan.FromDays(days), caller.Current, stop);
        TempData["Said"] = texts.Say("admin.moved", ("day", answer.Today));
        return LocalRedirect("/admin");
    }
}
