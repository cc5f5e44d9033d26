using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.People;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Trials;

/// <summary>Where a trial of a definition begins: with which household, and with which input.</summary>
[Authorize(Permissions.Administer)]
public sealed class TryModel(IMediator mediator, Texts texts) : PageModel
{
    private const string InputPrefix = "input.";

    [FromRoute]
    public string DefinitionId { get; init; } = "";

    /// <summary>A household of the county instead of an invented one.</summary>
    [BindProperty]
    public bool Copies { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public Guid? VillageId { get; set; }

    [BindProperty]
    public int Members { get; set; } = HouseholdChoice.DefaultMembers;

    [BindProperty]
    public decimal Income { get; set; } = HouseholdChoice.DefaultIncome;

    [BindProperty]
    public decimal Paid { get; set; } = HouseholdChoice.DefaultPaid;

    [BindProperty]
    public PopulationType Population { get; set; }

    public ReadTryPage.Answer Read { get; private set; } = null!;

    public IReadOnlyList<ListTrials.Item> Running { get; private set; } = [];

    public string? Refusal { get; private set; }

    public static string NameOf(TrialInput input) => InputPrefix + input.Name;

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (!ModelState.IsValid) return Refused(StatusCodes.Status400BadRequest, texts["trial.numbers"]);

        try
        {
            var began = await mediator.Send(new TryDefinition.Request(DefinitionId, Household(), Input()), stop);
            return LocalRedirect($"/admin/trials/{began.TrialId}");
        }
        catch (DomainException refusal)
        {
            return Refused(DomainProblems.StatusOf(refusal.Kind), texts.Say(refusal));
        }
    }

    public string? Given(TrialInput input) => Request.HasFormContentType ? Request.Form[NameOf(input)].ToString() : null;

    private PageResult Refused(int status, string sentence)
    {
        Refusal = sentence;
        Response.StatusCode = status;
        return Page();
    }

    private HouseholdChoice? Household()
    {
        if (!Read.NeedsHousehold) return null;
        if (!Copies) return new(null, VillageId, Members, Income, Paid, Population);

        return string.IsNullOrWhiteSpace(Number) ? throw TrialErrors.HouseholdUnknown() : new HouseholdChoice(Number);
    }

    private JsonObject Input()
    {
        JsonObject input = [];
        foreach (var declared in Read.Inputs)
        {
            if (Request.Form[NameOf(declared)].ToString() is { Length: > 0 } given) input[declared.Name] = given;
        }

        return input;
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        Read = await mediator.Send(new ReadTryPage.Query(DefinitionId), stop);
        Running = await mediator.Send(new ListTrials.Query(), stop);
    }
}
