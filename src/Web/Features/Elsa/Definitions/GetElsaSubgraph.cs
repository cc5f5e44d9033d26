using System.Text.Json.Nodes;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Runtime;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>Part of a definition, with the workflows it uses in their places: <c>GET /workflow-definitions/subgraph/{versionId}?parentNodeId=</c>, and the way
/// down to an activity, <c>GET /workflow-definitions/subgraph/segments/{versionId}?childNodeId=</c>.</summary>
internal static class GetElsaSubgraph
{
    /// <param name="IsWay">The way down to the node instead of the node.</param>
    internal sealed record Query(Guid VersionId, string? NodeId, bool IsWay) : IQuery<JsonObject?>;

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions/subgraph/{id}", (string id, string? parentNodeId, IMediator mediator, CancellationToken stop) =>
            AnswerAsync(new(GetElsaDefinition.VersionOf(id), parentNodeId, IsWay: false), mediator, stop));
        elsa.MapGet("/workflow-definitions/subgraph/segments/{id}", (string id, string? childNodeId, IMediator mediator, CancellationToken stop) =>
            AnswerAsync(new(GetElsaDefinition.VersionOf(id), childNodeId, IsWay: true), mediator, stop));
    }

    private static async Task<IResult> AnswerAsync(Query query, IMediator mediator, CancellationToken stop) =>
        await mediator.Send(query, stop) is { } found ? ElsaJson.Ok(found) : Results.NotFound();

    internal sealed class Handler(DefinitionGraphs graphs, Texts texts) : IRequestHandler<Query, JsonObject?>
    {
        public Task<JsonObject?> Handle(Query request, CancellationToken cancellationToken)
        {
            string Title(string type) => texts.Say(ElsaDefinitions.LostTitle, ("type", type));
            return request.IsWay
                ? graphs.SegmentsAsync(request.VersionId, request.NodeId ?? "", Title, cancellationToken)
                : graphs.SubgraphAsync(request.VersionId, request.NodeId, Title, cancellationToken);
        }
    }
}
