using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Tasks;

[Authorize(Permissions.Work)]
public sealed class TaskModel(IMediator mediator, Texts texts, TimeProvider time) : PageModel
{
    [FromRoute]
    public Guid Id { get; init; }

    /// <summary>Makes a second press of the button the same operation.</summary>
    [BindProperty]
    public Guid OperationId { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public ReadTask.Answer Read { get; private set; } = null!;

    /// <summary>Why the last press was refused.</summary>
    public string? Refusal { get; private set; }

    public JsonObject Answers { get; private set; } = [];

    private IReadOnlyDictionary<string, FieldFault> Faults { get; set; } = new Dictionary<string, FieldFault>();

    public TaskFields Fields => new(Read, Answers, Faults, texts);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Answers = Read.Draft;
        Renew();
    }

    public Task<IActionResult> OnPostClaimAsync(CancellationToken stop) => DoAsync(new ClaimTask.Command(Id), stop);

    public Task<IActionResult> OnPostReleaseAsync(CancellationToken stop) => DoAsync(new ReleaseTask.Command(Id), stop);

    /// <summary>Saves what was typed so far; the script sends it by itself.</summary>
    public async Task<IActionResult> OnPostDraftAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        try
        {
            await mediator.Send(new SaveTaskAnswers.Command(Id, FormReading.Answers(Read.Form, Request.Form)), stop);
            return new NoContentResult();
        }
        catch (DomainException refusal)
        {
            return StatusCode(DomainProblems.StatusOf(refusal.Kind)); // half a number is no draft yet; the page keeps it
        }
    }

    public async Task<IActionResult> OnPostCompleteAsync(string? outcome, CancellationToken stop)
    {
        await LoadAsync(stop);
        Answers = FormReading.Answers(Read.Form, Request.Form);
        try
        {
            await mediator.Send(new CompleteTask.Command(Id, new(outcome ?? "", OperationId, Revision, Answers)), stop);
        }
        catch (DomainException refusal)
        {
            Refusal = texts.Say(refusal);
            Faults = FormReading.Faults(refusal);
            Renew();
            Response.StatusCode = DomainProblems.StatusOf(refusal.Kind);
            return Page();
        }

        var pressed = Read.Outcomes.FirstOrDefault(o => o.Name == outcome);
        TempData["Said"] = texts.Say("task.done", ("title", Read.Title), ("next", pressed?.Next?.In(Texts.Language) ?? pressed?.Label.In(Texts.Language)));
        return LocalRedirect("/inbox");
    }

    private async Task<IActionResult> DoAsync<T>(IRequest<T> command, CancellationToken stop)
    {
        try
        {
            await mediator.Send(command, stop);
            return LocalRedirect($"/tasks/{Id}");
        }
        catch (DomainException refusal)
        {
            await OnGetAsync(stop);
            Refusal = texts.Say(refusal);
            Response.StatusCode = DomainProblems.StatusOf(refusal.Kind);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken stop) => Read = await mediator.Send(new ReadTask.Query(Id), stop);

    private void Renew()
    {
        OperationId = Ids.New(time);
        Revision = Read.Task.Revision;
        ModelState.Clear();
    }
}
