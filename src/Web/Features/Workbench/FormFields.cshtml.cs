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

namespace CaseFlow.Web.Features.Workbench;

/// <summary>The form of a task as a table. Whatever is refused, what was typed stays.</summary>
[Authorize(Permissions.Administer)]
public sealed class FormFieldsModel(IMediator mediator, Texts texts) : PageModel
{
    public const int MostRows = 100;

    [FromRoute]
    public string Id { get; init; } = "";

    /// <summary>Id of the task's activity; null: the tasks to choose from are listed.</summary>
    [FromQuery]
    public string? Activity { get; init; }

    public ReadForms.Answer Forms { get; private set; } = null!;

    public ReadForms.TaskForm? Task { get; private set; }

    public List<FormRow> Rows { get; private set; } = [];

    /// <summary>What a save names as the one it started from.</summary>
    public int Revision { get; private set; }

    /// <summary>Why the last press was refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Rows are marked only once somebody tried to save.</summary>
    public bool MarksFaults { get; private set; }

    /// <summary>Row that gets the focus after it was made or moved.</summary>
    public int? Focus { get; private set; }

    public string Path => DefinitionTab.AddressOf(Id, DefinitionTab.Form);

    public string AddressOf(string activityId) => $"{Path}?activity={Uri.EscapeDataString(activityId)}";

    /// <summary>The form as its task will show it; rows that make no sense yet are left out.</summary>
    public IEnumerable<FieldView> Preview =>
        Rows.Where(r => !r.Faults(Rows).Any()).Select(Read).OfType<FormField>().Select(f => new FieldView(f, null, null, OnlyFor(f), []));

    public IEnumerable<string> FaultsOf(FormRow row) => MarksFaults ? row.Faults(Rows).Select(code => texts[code]) : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop)) return NotFound();

        Revision = Forms.Revision;
        Rows = [.. (Task?.Fields ?? []).Select(FormRow.Of)];
        return Page();
    }

    /// <summary>Adds, takes away or moves a row: <c>add</c>, <c>remove:2</c>, <c>up:2</c>, <c>down:2</c>. Saves nothing.</summary>
    public async Task<IActionResult> OnPostChangeAsync(string @do, CancellationToken stop)
    {
        if (!await TakeAsync(stop)) return NotFound();

        var (what, at) = @do.Split(':') is [var verb, var number] && int.TryParse(number, out var index) && index >= 0 && index < Rows.Count ? (verb, index) : (@do, -1);
        switch (what)
        {
            case "add" when Rows.Count < MostRows:
                Rows.Add(FormRow.Empty);
                Focus = Rows.Count - 1;
                break;
            case "remove" when at >= 0:
                Rows.RemoveAt(at);
                break;
            case "up" when at > 0:
                Swap(at, at - 1);
                break;
            case "down" when at >= 0 && at < Rows.Count - 1:
                Swap(at, at + 1);
                break;
        }

        return Page();
    }

    /// <summary>Draws what was typed.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken stop) => await TakeAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken stop)
    {
        if (!await TakeAsync(stop)) return NotFound();

        MarksFaults = true;
        if (Rows.Exists(r => r.Faults(Rows).Any())) return Refused(texts["form_row.refused"], StatusCodes.Status400BadRequest);

        try
        {
            await mediator.Send(new SaveForm.Request(Id, Activity!, new([.. Rows.Select(r => r.Write())]), Revision), stop);
        }
        catch (DomainException refusal)
        {
            // The next press is made knowing of the change: only this form is replaced, the rest of the draft stays as it is then.
            if (refusal.Code == "definition.stale") Revision = Forms.Revision;
            return Refused(refusal.Code == "definition.stale" ? texts["form_row.stale"] : texts.Say(refusal), DomainProblems.StatusOf(refusal.Kind));
        }

        TempData["Said"] = texts.Say("form_row.saved", ("task", Task!.Text));
        return LocalRedirect(AddressOf(Activity!));
    }

    private static FormField? Read(FormRow row)
    {
        try
        {
            return Form.Read(new JsonArray(row.Write())).Fields[0];
        }
        catch (DomainException)
        {
            return null; // something beside the table's own columns is wrong; saving says what
        }
    }

    private PageResult Refused(string sentence, int status)
    {
        Refusal = sentence;
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> TakeAsync(CancellationToken stop)
    {
        if (Activity is null || !await LoadAsync(stop)) return false;

        var form = Request.Form;
        Revision = int.TryParse(form["revision"], out var revision) ? revision : 0;
        var count = int.TryParse(form["count"], out var rows) ? Math.Clamp(rows, 0, MostRows) : 0;
        Rows = [.. Enumerable.Range(0, count).Select(i => FormRow.Of(form, i))];
        ModelState.Clear();
        return true;
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        Forms = await mediator.Send(new ReadForms.Query(Id), stop);
        Task = Forms.Tasks.FirstOrDefault(t => t.ActivityId == Activity);
        return Activity is null || Task is not null;
    }

    private void Swap(int from, int to)
    {
        (Rows[from], Rows[to]) = (Rows[to], Rows[from]);
        Focus = to;
    }

    private string? OnlyFor(FormField field) => field.Outcomes is { Count: > 0 } names && names.Count < Task!.Outcomes.Count
        ? string.Join(", ", Task.Outcomes.Where(o => names.Contains(o.Name)).Select(o => o.Label.In(Texts.Language)))
        : null;
}
