using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Moves;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>Before publishing: what is wrong, what changes, whom it concerns, and what becomes of the cases that run.</summary>
[Authorize(Permissions.Administer)]
public sealed class PublishModel(IMediator mediator, Texts texts) : PageModel
{
    public const int MostGroups = 50;
    private const string Move = "move";

    [FromRoute]
    public string Id { get; init; } = "";

    public DefinitionSummary Latest { get; private set; } = null!;

    public ReadFindings.Answer Found { get; private set; } = null!;

    /// <summary>Between what is published and the draft; null: there is no draft.</summary>
    public DefinitionDifference? Difference { get; private set; }

    public ReadImpact.Answer Impact { get; private set; } = null!;

    /// <summary>Null: the draft cannot be published anyway, or nothing runs on another version.</summary>
    public ReadMovePreview.Answer? Preview { get; private set; }

    public MoveView? LastMove { get; private set; }

    /// <summary>Why the last press was refused.</summary>
    public string? Refusal { get; private set; }

    public string Path => DefinitionTab.AddressOf(Id, DefinitionTab.Publish);

    public bool IsDraft => !Latest.IsPublished;

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    /// <summary>How far the last move is; the page asks while one is under way.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken stop)
    {
        LastMove = await ReadMoveAsync(stop);
        return LastMove is null ? new NoContentResult() : Partial("_MoveProgress", LastMove);
    }

    /// <summary>What was looked at is published, nothing else; then the running cases move, if that was chosen.</summary>
    public Task<IActionResult> OnPostPublishAsync(int revision, string? cases, CancellationToken stop) => DoAsync(
        async () =>
        {
            var published = await mediator.Send(new PublishDefinition.Request(Id, revision), stop);
            var version = published.Definition.Summary.Version;
            var moving = cases == Move ? await StartAsync(version, stop) : 0;
            return moving > 0 ? texts.Say("publish.done_moving", ("version", version), ("n", moving)) : texts.Say("publish.done", ("version", version));
        },
        stop);

    /// <summary>Cases that were left on their version go over to what is published after all.</summary>
    public Task<IActionResult> OnPostMoveAsync(int version, CancellationToken stop) =>
        DoAsync(async () => texts.Say("publish.moving", ("n", await StartAsync(version, stop)), ("version", version)), stop);

    public Task<IActionResult> OnPostCancelAsync(Guid moveId, CancellationToken stop) =>
        DoAsync(
            async () =>
            {
                var left = await mediator.Send(new CancelMove.Command(Id, moveId), stop);
                return texts.Say("publish.cancelled", ("n", left.Waiting));
            },
            stop);

    private async Task<int> StartAsync(int version, CancellationToken stop)
    {
        try
        {
            return (await mediator.Send(new StartMove.Command(Id, new(version)), stop)).Total;
        }
        catch (DomainException nothing) when (nothing.Code == "move.nothing_to_move")
        {
            return 0;
        }
    }

    private async Task<IActionResult> DoAsync(Func<Task<string>> work, CancellationToken stop)
    {
        try
        {
            TempData["Said"] = await work();
            return LocalRedirect(Path);
        }
        catch (DomainException refusal)
        {
            await LoadAsync(stop);
            Refusal = refusal.Code == "definition.stale" ? texts["publish.stale"] : texts.Say(refusal);
            Response.StatusCode = DomainProblems.StatusOf(refusal.Kind);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var latest = await mediator.Send(new ReadDefinition.Query(Id, VersionChoice.Latest), stop);
        Latest = latest.Summary;
        Found = await mediator.Send(new ReadFindings.Query(Id), stop);
        Impact = await mediator.Send(new ReadImpact.Query(Id), stop);
        Difference = IsDraft ? DefinitionDifference.Between(await PublishedAsync(stop), WorkflowDefinition.Read(latest.Model)) : null;
        Preview = !Found.Blocks && Impact.Versions.Any(v => v.Version != Latest.Version) ? await mediator.Send(new ReadMovePreview.Query(Id, Latest.Version), stop) : null;
        LastMove = await ReadMoveAsync(stop);
    }

    private async Task<WorkflowDefinition?> PublishedAsync(CancellationToken stop)
    {
        try
        {
            return WorkflowDefinition.Read((await mediator.Send(new ReadDefinition.Query(Id, VersionChoice.Published), stop)).Model);
        }
        catch (DomainException none) when (none.Kind == ErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task<MoveView?> ReadMoveAsync(CancellationToken stop)
    {
        if ((await mediator.Send(new ReadMoves.ListQuery(Id, new(1, 1)), stop)).Items is not [var last]) return null;

        var refused = last.Refused == 0 ? null : await mediator.Send(new ReadMoves.ItemsQuery(Id, last.Id, MoveItemStatus.Refused, new(1, null)), stop);
        return new(last, refused?.Items ?? [], Path);
    }
}

/// <summary>The last move, as the page draws it.</summary>
/// <param name="Refused">The first of those that could not move.</param>
/// <param name="Path">Of the page.</param>
public sealed record MoveView(MoveSummary Move, IReadOnlyList<MoveItemSummary> Refused, string Path)
{
    public bool IsRunning => Move.Status == MoveStatus.Running;
}
