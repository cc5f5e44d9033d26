using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Elsa.Definitions;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>What stands above every page of one definition.</summary>
public static class ReadDefinitionHead
{
    /// <exception cref="Domain.Common.DomainException"><c>definition.not_found</c></exception>
    public sealed record Query(string DefinitionId) : IQuery<Answer>;

    /// <param name="Version">The latest one's number.</param>
    /// <param name="IsDraft">The latest version is not published.</param>
    /// <param name="Published">Number of the published version, if any.</param>
    /// <param name="ChangedBy">Display name of who saved it last; null: it came with the installation.</param>
    /// <param name="Running">Instances of any version that have not ended.</param>
    public sealed record Answer(
        string DefinitionId, string Name, int Version, bool IsDraft, int? Published, DateTimeOffset ChangedAt, string? ChangedBy, int Running);

    internal sealed class Handler(CaseFlowDb db, DefinitionVersions versions, DefinitionChanges changes) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var id = latest.DefinitionId;
            var published = await versions.Present.Where(d => d.DefinitionId == id && d.IsPublished).Select(d => (int?)d.Version).FirstOrDefaultAsync(cancellationToken);
            var running = await db.Set<InstanceRow>().CountAsync(i => i.DefinitionId == id && i.Status == WorkflowStatus.Running, cancellationToken);
            var by = await changes.LastAsync([latest.Id], cancellationToken);
            var names = (JsonNode.Parse(latest.Json)?["customProperties"] as JsonObject)?["names"] as JsonObject;
            var name = Localised.In(Texts.Language, latest.Name, names) ?? latest.Name;
            return new(id, name, latest.Version, !latest.IsPublished, published, latest.UpdatedAt, by.GetValueOrDefault(latest.Id), running);
        }
    }
}
