using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Trials;

/// <summary>A task of a trial with the form that its people would fill, answered in their place.</summary>
[Authorize(Permissions.Administer)]
public sealed class TrialTaskModel(IMediator mediator, Texts texts, TimeProvider time) : PageModel
{
    [FromRoute]
    public Guid TrialId { get; init; }

    [FromRoute]
    public Guid TaskId { get; init; }

    [BindProperty]
    public Guid OperationId { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public ReadTask.Answer Read { get; private set; } = null!;

    public TaskFields Fields { get; private set; } = null!;

    public string? Refusal { get; private set; }

    public bool IsOpen => Read.Task.State is TaskState.Open;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Show(Read.Draft, new Dictionary<string, FieldFault>());
    }

    public async Task<IActionResult> OnPostCompleteAsync(string? outcome, CancellationToken stop)
    {
        await LoadAsync(stop);
        var answers = FormReading.Answers(Read.Form, Request.Form);
        try
        {
            await mediator.Send(new AnswerTrialTask.Request(TrialId, TaskId, new(outcome ?? "", OperationId, Revision, answers)), stop);
        }
        catch (DomainException refusal)
        {
            Refusal = texts.Say(refusal);
            Show(answers, FormReading.Faults(refusal));
            Response.StatusCode = DomainProblems.StatusOf(refusal.Kind);
            return Page();
        }

        TempData["Said"] = texts.Say("trial.answered", ("title", Read.Title));
        return LocalRedirect($"/admin/trials/{TrialId}");
    }

    private void Show(JsonObject answers, IReadOnlyDictionary<string, FieldFault> faults)
    {
        Fields = new(Read, answers, faults, texts);
        OperationId = Ids.New(time);
        Revision = Read.Task.Revision;
        ModelState.Clear();
    }

    private async Task LoadAsync(CancellationToken stop) => Read = await mediator.Send(new ReadTrialTask.Query(TrialId, TaskId), stop);
}
