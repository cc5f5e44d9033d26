using CaseFlow.Domain.Common;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Trials;

/// <summary>A trial as it stands: what waits and for whom, what ran, who would have been told; and time, which passes by hand.</summary>
[Authorize(Permissions.Administer)]
public sealed class TrialModel(IMediator mediator, Texts texts) : PageModel
{
    public static IReadOnlyList<int> Days { get; } = [1, 7, 30];

    [FromRoute]
    public Guid TrialId { get; init; }

    public ReadTrial.Answer Read { get; private set; } = null!;

    public string? Refusal { get; private set; }

    /// <summary>The workflow that is tried comes only after others.</summary>
    public bool IsAhead => Read.Inside.Tasks.Count > 0 && !Read.Inside.Workflows.Any(w => w.DefinitionId == Read.Of.DefinitionId);

    public async Task OnGetAsync(CancellationToken stop) => Read = await mediator.Send(new ReadTrial.Query(TrialId), stop);

    public Task<IActionResult> OnPostPassAsync(int? days, CancellationToken stop) => DoAsync(
        async () => TempData["Said"] = texts.Say("trial.moved", ("at", texts.Instant((await mediator.Send(new MoveTrialClock.Request(TrialId, days), stop)).Now))), stop);

    public Task<IActionResult> OnPostForwardAsync(CancellationToken stop) => DoAsync(
        async () => TempData["Said"] = texts.Say("trial.forwarded", ("n", await mediator.Send(new ForwardTrial.Request(TrialId), stop))), stop);

    public Task<IActionResult> OnPostRetryAsync(Guid instanceId, CancellationToken stop) =>
        DoAsync(async () => await mediator.Send(new RetryTrial.Request(TrialId, instanceId), stop), stop);

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        var tried = (await mediator.Send(new ReadTrial.Query(TrialId), stop)).Of;
        await mediator.Send(new EndTrial.Request(TrialId), stop);
        TempData["Said"] = texts["trial.ended"];
        return LocalRedirect(Workbench.DefinitionTab.AddressOf(tried.DefinitionId, Workbench.DefinitionTab.Try));
    }

    private async Task<IActionResult> DoAsync(Func<Task> what, CancellationToken stop)
    {
        try
        {
            await what();
            return LocalRedirect($"/admin/trials/{TrialId}");
        }
        catch (DomainException refusal) when (refusal.Code != TrialErrors.GoneCode)
        {
            await OnGetAsync(stop);
            Refusal = texts.Say(refusal);
            Response.StatusCode = Hosting.DomainProblems.StatusOf(refusal.Kind);
            return Page();
        }
    }
}
