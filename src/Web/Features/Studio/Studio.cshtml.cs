using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Elsa.Definitions;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Features.Trials;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Studio;

public enum StudioKind
{
    Definitions,
    Definition,
    Instances,
    Instance,
}

/// <summary>A page of the designer, at the addresses that it goes to by itself: one element of Elsa Studio under a bar of ours.</summary>
[Authorize(Permissions.Administer)]
public sealed class StudioModel(IMediator mediator, Texts texts) : PageModel
{
    public StudioKind Kind { get; private set; }

    /// <summary>Of the definition or the instance; null on a list.</summary>
    public string? Id { get; private set; }

    public string? DefinitionId => Kind == StudioKind.Definition ? Id : null;

    public string? InstanceId => Kind == StudioKind.Instance ? Id : null;

    /// <summary>The trial that an instance belongs to.</summary>
    public Guid? Trial { get; private set; }

    /// <summary>Of the definition.</summary>
    public string? Name { get; private set; }

    public string Title => Name ?? texts[Kind is StudioKind.Instances or StudioKind.Instance ? "studio.instances" : "studio.definitions"];

    public async Task<IActionResult> OnGetAsync(string place, string? id, string? act, CancellationToken stop)
    {
        if ((place, id, act) is not (_, null, null) and not ("definitions", not null, "edit") and not ("instances", not null, "view")) return NotFound();

        Kind = (place, id) switch
        {
            ("definitions", null) => StudioKind.Definitions,
            ("definitions", _) => StudioKind.Definition,
            (_, null) => StudioKind.Instances,
            _ => StudioKind.Instance,
        };
        Id = id;
        try
        {
            Name = await NameAsync(stop);
        }
        catch (DomainException refusal) when (refusal.Kind == ErrorKind.NotFound && refusal.Code != TrialErrors.GoneCode)
        {
            return NotFound();
        }

        return Page();
    }

    private async Task<string?> NameAsync(CancellationToken stop)
    {
        if (Kind == StudioKind.Definition) return await SaidAsync(await mediator.Send(new ReadDefinition.Query(Id!, VersionChoice.Latest), stop), stop);
        if (Kind != StudioKind.Instance) return null;

        if (!Guid.TryParse(Id, out var instance)) throw InstanceErrors.NotFound(Guid.Empty);
        if (await mediator.Send(new FindTrial.Query(instance), stop) is { TrialId: { } trial } of)
        {
            Trial = trial;
            return of.Name;
        }

        var found = await mediator.Send(new ReadInstance.Query(instance), stop);
        return await SaidAsync(await mediator.Send(new ReadDefinition.ByVersionId(found.Instance.DefinitionVersionId), stop), stop);
    }

    private async Task<string> SaidAsync(StoredDefinition definition, CancellationToken stop) =>
        (await mediator.Send(new LocalNames.Query([definition.Summary]), stop))[0].Name;
}
