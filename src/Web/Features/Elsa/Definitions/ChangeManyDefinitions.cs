using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Resources;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>What the list does to several definitions at once: <c>POST /bulk-actions/{delete|publish|retract}/workflow-definitions/…</c>. What is refused for one
/// does not keep the others; the answer says which and why in <c>failed</c> and <c>warnings</c>.</summary>
internal static class ChangeManyDefinitions
{
    private const int Most = 200;

    internal sealed record ByDefinition(IReadOnlyList<string>? DefinitionIds = null);

    internal sealed record ByVersion(IReadOnlyList<string>? Ids = null);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", (ByDefinition body, IMediator mediator, Texts texts, CancellationToken stop) =>
            DeleteAsync(body.DefinitionIds, id => mediator.Send(new DeleteDefinition.Command(id), stop), texts));
        elsa.MapPost("/bulk-actions/delete/workflow-definitions/by-id", (ByVersion body, IMediator mediator, Texts texts, CancellationToken stop) =>
            DeleteAsync(body.Ids, id => DeleteElsaDefinition.DeleteVersionAsync(GetElsaDefinition.VersionOf(id), mediator, stop), texts));
        elsa.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", PublishAsync);
        elsa.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", RetractAsync);
    }

    private static async Task<IResult> DeleteAsync(IReadOnlyList<string>? ids, Func<string, Task> delete, Texts texts)
    {
        var (deleted, outcome) = (0, new Outcome(texts));
        foreach (var id in Asked(ids))
        {
            if (await outcome.TryAsync(id, () => delete(id))) deleted++;
        }

        return ElsaJson.Ok(new { Deleted = deleted, outcome.Failed, outcome.Warnings });
    }

    private static async Task<IResult> PublishAsync(ByDefinition body, IMediator mediator, Texts texts, CancellationToken stop)
    {
        var (published, already, outcome) = (new List<string>(), new List<string>(), new Outcome(texts));
        foreach (var id in Asked(body.DefinitionIds))
        {
            await outcome.TryAsync(id, async () =>
            {
                var answer = await mediator.Send(new PublishDefinition.Request(id), stop);
                (answer.AlreadyPublished ? already : published).Add(id);
            });
        }

        return ElsaJson.Ok(new
        {
            Published = published,
            AlreadyPublished = already,
            outcome.NotFound,
            Skipped = Array.Empty<string>(),
            UpdatedConsumers = Array.Empty<string>(),
            outcome.Failed,
            outcome.Warnings,
        });
    }

    private static async Task<IResult> RetractAsync(ByDefinition body, IMediator mediator, Texts texts, CancellationToken stop)
    {
        var (retracted, already, outcome) = (new List<string>(), new List<string>(), new Outcome(texts));
        foreach (var id in Asked(body.DefinitionIds))
        {
            await outcome.TryAsync(id, async () =>
            {
                try
                {
                    await mediator.Send(new RetractDefinition.Command(id), stop);
                    retracted.Add(id);
                }
                catch (DomainException refusal) when (refusal.Code == "definition.not_published")
                {
                    already.Add(id);
                }
            });
        }

        return ElsaJson.Ok(new
        {
            Retracted = retracted,
            AlreadyRetracted = already,
            Skipped = outcome.Failed,
            NotPublished = already, // the same, by its earlier name
            outcome.NotFound,
            outcome.Warnings,
        });
    }

    private static IEnumerable<string> Asked(IReadOnlyList<string>? ids) => (ids ?? []).Distinct(StringComparer.Ordinal).Take(Most);

    /// <summary>Which of several were refused.</summary>
    private sealed class Outcome(Texts texts)
    {
        public List<string> NotFound { get; } = [];

        public List<string> Failed { get; } = [];

        public Dictionary<string, IReadOnlyList<string>> Warnings { get; } = new(StringComparer.Ordinal);

        public async Task<bool> TryAsync(string id, Func<Task> change)
        {
            try
            {
                await change();
                return true;
            }
            catch (DomainException refusal)
            {
                (refusal.Kind is ErrorKind.NotFound ? NotFound : Failed).Add(id);
                if (refusal.Kind is not ErrorKind.NotFound) Warnings[id] = ElsaProblems.Lines(refusal, texts);
                return false;
            }
        }
    }
}
