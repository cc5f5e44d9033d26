using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Workbench;

/// <summary><c>GET /api/instances/{id}/waiting</c>: at which activities an instance stands, and for whom. No personal data.</summary>
public static class ReadWaiting
{
    /// <exception cref="Domain.Common.DomainException"><c>instance.not_found</c></exception>
    public sealed record Query(Guid InstanceId) : IQuery<Answer>;

    /// <param name="Number">Of the case; null: it works for none.</param>
    /// <param name="Text">The first waits as one sentence in the reader's language; null: it waits for nothing.</param>
    public sealed record Answer(Guid InstanceId, string DefinitionId, string? Number, string? Stage, string? Text, IReadOnlyList<Item> Waiting);

    /// <param name="Text">In the reader's language: "waits for Township officer of …".</param>
    public sealed record Item(RowWait At, string Text);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/instances/{id:guid}/waiting", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(id), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(CaseFlowDb db, CasesAtWork cases, RowWaits waits, Texts texts) : IRequestHandler<Query, Answer>
    {
        private const int MostSaid = 3;

        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var id = request.InstanceId;
            var definitionId = await db.Set<InstanceRow>().AsNoTracking().Where(i => i.Id == id).Select(i => i.DefinitionId).FirstOrDefaultAsync(cancellationToken)
                ?? throw InstanceErrors.NotFound(id);
            var names = await ActivityTexts.ReadAsync(db, definitionId, cancellationToken);
            List<Item> items = [.. (await waits.OfAsync([id], names, cancellationToken))[id].Select(w => new Item(w, texts.Say(w)))];
            var of = (await cases.OfInstancesAsync([id], cancellationToken)).GetValueOrDefault(id);
            return new(
                id,
                definitionId,
                of?.Number,
                of is null ? null : texts.Name("caseStage", of.Stage),
                items.Count == 0 ? null : string.Join(" · ", items.Take(MostSaid).Select(i => i.Text)),
                items);
        }
    }
}

internal static class WaitTexts
{
    /// <summary>"County review: waits for County officer of Mengzi City since 2026-11-20 10:15".</summary>
    public static string Say(this Texts texts, RowWait wait)
    {
        var what = wait switch
        {
            { For: [var first, ..] } => texts.Say(
                "waiting.for", ("role", texts.Name("role", first.Role)), ("place", first.Organisation), ("since", texts.Instant(first.Since)),
                ("more", wait.For.Count == 1 ? "" : texts.Say("waiting.more", ("n", wait.For.Count - 1)))),
            { Timer: { } due } => texts.Say("waiting.until", ("at", texts.Instant(due))),
            _ => texts.Say("waiting.since", ("since", texts.Instant(wait.Since))),
        };
        return texts.Say("waiting.at", ("where", wait.Where), ("what", what));
    }
}
