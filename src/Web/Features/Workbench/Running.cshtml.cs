using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Workbench;

[Authorize(Permissions.Administer)]
public sealed class RunningModel(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Id { get; init; } = "";

    [FromQuery]
    public int? Version { get; init; }

    /// <summary>Node id of the activity whose waiting instances are listed.</summary>
    [FromQuery]
    public string? At { get; init; }

    [FromQuery]
    public string? Number { get; init; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; init; } = 1;

    public ReadRunning.Answer Running { get; private set; } = null!;

    public string Path => DefinitionTab.AddressOf(Id, DefinitionTab.Running);

    public Paging Paging => new(Math.Max(1, PageNumber), PageOf.DefaultSize, Running.Rows.Total, AddressWith(At, Version, Number));

    public IEnumerable<Chip> Chips
    {
        get
        {
            if (At is { Length: > 0 }) yield return new(Running.Places.FirstOrDefault(p => p.NodeId == At)?.Text ?? At, AddressWith(null, Version, Number));
            if (!string.IsNullOrWhiteSpace(Number)) yield return new(Number, AddressWith(At, Version, null));
        }
    }

    public string AddressWith(string? at, int? version, string? number) => Address.Of(Path, ("at", at), ("version", version), ("number", number));

    public async Task OnGetAsync(CancellationToken stop) =>
        Running = await mediator.Send(new ReadRunning.Query(Id, Version, At, Number, new(PageNumber, null)), stop);
}
