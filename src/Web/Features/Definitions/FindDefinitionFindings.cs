using System.Text.Json.Nodes;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>What the validator says: of a stored version, or of content that nobody saved.</summary>
public static class FindDefinitionFindings
{
    /// <param name="Blocks">It cannot be published as it is.</param>
    public sealed record Answer(bool Blocks, IReadOnlyList<Finding> Findings);

    /// <param name="Text">How many there are, in the reader's language.</param>
    public sealed record View(bool Blocks, string Text, IReadOnlyList<FindingView> Findings);

    public sealed record OfVersion(string DefinitionId, VersionChoice Version) : IQuery<Answer>;

    public sealed record OfContent(JsonObject Model) : IQuery<Answer>;

    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.MapGet(
                "/{definitionId}/findings",
                async (string definitionId, string? version, IMediator mediator, Texts texts, CancellationToken stop) => TypedResults.Ok(
                    ViewOf(await mediator.Send(new OfVersion(definitionId, VersionChoice.Parse(version, VersionChoice.Latest)), stop), texts)))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status404NotFound);
        definitions.MapPost("/findings", async (JsonObject definition, IMediator mediator, Texts texts, CancellationToken stop) =>
                TypedResults.Ok(ViewOf(await mediator.Send(new OfContent(definition), stop), texts)))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
    }

    private static View ViewOf(Answer answer, Texts texts) => new(answer.Blocks, CountOf(answer, texts), FindingView.Of(answer.Findings, texts));

    private static string CountOf(Answer answer, Texts texts) => answer.Findings.Count == 0
        ? texts["findings.none"]
        : string.Join(" · ", answer.Findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g => texts.Say($"finding_count.{g.Key}", ("n", g.Count()))));

    internal sealed class VersionHandler(DefinitionVersions versions, Look look) : IRequestHandler<OfVersion, Answer>
    {
        public async Task<Answer> Handle(OfVersion request, CancellationToken cancellationToken)
        {
            var row = await versions.FindAsync(request.DefinitionId, request.Version, cancellationToken);
            if (row is null)
            {
                await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
                throw DefinitionErrors.VersionNotFound(request.DefinitionId, request.Version.ToString());
            }

            return await look.AtAsync(WorkflowDefinition.Read(row.Json), cancellationToken);
        }
    }

    internal sealed class ContentHandler(Look look) : IRequestHandler<OfContent, Answer>
    {
        public async Task<Answer> Handle(OfContent request, CancellationToken cancellationToken) =>
            await look.AtAsync(SaveDefinition.Read(request.Model), cancellationToken);
    }

    internal sealed class Look(DefinitionFindings findings, PublishedLibrary library)
    {
        public async Task<Answer> AtAsync(WorkflowDefinition definition, CancellationToken stop)
        {
            var found = await findings.OfAsync(definition, stop);
            var blocks = DefinitionFindings.RefusedAlways(found).Count > 0
                || (found.Any(f => f.IsError) && await library.CanReachCasesAsync(definition, stop));
            return new(blocks, [.. found.Select(f => Named(f, definition))]);
        }

        /// <summary>People know an activity by what the canvas shows on it.</summary>
        private static Finding Named(Finding finding, WorkflowDefinition definition) =>
            finding.ActivityId is { } id && definition.Nodes.FirstOrDefault(n => n.Id == id) is { } node
                ? finding with { ActivityName = ComparedActivity.Of(node).Text }
                : finding;
    }
}
