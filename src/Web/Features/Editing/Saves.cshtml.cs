using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Editing;

/// <summary>Every save of a definition, what it changed, and the way back to it.</summary>
[Authorize(Permissions.Administer)]
public sealed class SavesModel(IMediator mediator, Texts texts) : PageModel
{
    [FromRoute(Name = "id")]
    public string DefinitionId { get; init; } = "";

    [FromQuery(Name = "page")]
    public int Number { get; init; } = 1;

    /// <summary>The save that is looked at.</summary>
    [FromQuery(Name = "show")]
    public Guid? Show { get; init; }

    /// <summary>Asked before it is brought back.</summary>
    [FromQuery(Name = "back")]
    public bool Back { get; init; }

    public Page<ListSaves.Item> Saves { get; private set; } = new([], 0);

    public ReadSave.Answer? Shown { get; private set; }

    public bool IsDeleted { get; private set; }

    /// <summary>Somebody edits it: whom to end first.</summary>
    public string? Refusal { get; private set; }

    public Paging Paging => new(Math.Max(1, Number), Paging.DefaultSize, Saves.Total, Address);

    public string Address => $"/admin/definitions/{Uri.EscapeDataString(DefinitionId)}/saves";

    public async Task OnGetAsync(CancellationToken stop) => await ReadAsync(stop);

    public async Task<IActionResult> OnPostAsync(bool takeOver, CancellationToken stop)
    {
        if (Show is not { } save) return NotFound();

        try
        {
            var before = (await mediator.Send(new ListSaves.Query(DefinitionId, 1, 1), stop)).Items[0].Id;
            await mediator.Send(new RestoreSave.Request(DefinitionId, save, new(TakeOver: takeOver)), stop);
            var after = (await mediator.Send(new ListSaves.Query(DefinitionId, 1, 1), stop)).Items[0].Id;
            TempData["Said"] = texts[before == after ? "saves.same" : "saves.brought"];
            return LocalRedirect(Address);
        }
        catch (DomainException refusal) when (refusal.Code == "definition.edited_by_other")
        {
            Refusal = texts.Say(refusal);
            await ReadAsync(stop);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    /// <summary>In a few words: what a save changed.</summary>
    public IEnumerable<string> Words(ListSaves.Item save)
    {
        var difference = save.Difference;
        if (save.IsLayout) yield return texts["saves.layout"];
        if (difference.Added > 0) yield return texts.Say("saves.added", ("n", difference.Added), ("names", Names(difference.AddedTexts, difference.Added)));
        if (difference.Removed > 0) yield return texts.Say("saves.removed", ("n", difference.Removed), ("names", Names(difference.RemovedTexts, difference.Removed)));
        if (difference.Changed > 0) yield return texts.Say("saves.changed", ("n", difference.Changed), ("names", Names(difference.ChangedTexts, difference.Changed)));
        if (difference.Connections > 0) yield return texts.Say("saves.connections", ("n", difference.Connections));
        if (difference.Members > 0) yield return texts.Say("saves.members", ("n", difference.Members));
        if (difference.Moved > 0) yield return texts.Say("saves.moved", ("n", difference.Moved));
    }

    private static List<string> Names(IReadOnlyList<string> names, int count) => count > names.Count ? [.. names, "…"] : [.. names];

    private async Task ReadAsync(CancellationToken stop)
    {
        Saves = await mediator.Send(new ListSaves.Query(DefinitionId, Number, Paging.DefaultSize), stop);
        if (Show is { } save) Shown = await mediator.Send(new ReadSave.Query(DefinitionId, save), stop);
        try
        {
            await mediator.Send(new ReadDefinition.Query(DefinitionId, VersionChoice.Latest), stop);
        }
        catch (DomainException refusal) when (refusal.Kind == ErrorKind.NotFound)
        {
            IsDeleted = true;
        }
    }
}
