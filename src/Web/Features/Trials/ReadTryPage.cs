using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Trials;

/// <summary>What the page needs on which a trial begins.</summary>
public static class ReadTryPage
{
    /// <exception cref="Domain.Common.DomainException"><c>definition.not_found</c></exception>
    public sealed record Query(string DefinitionId) : IQuery<Answer>;

    /// <param name="NeedsHousehold">A case can come to run it.</param>
    /// <param name="Townships">Each with its villages.</param>
    public sealed record Answer(bool NeedsHousehold, IReadOnlyList<TrialInput> Inputs, IReadOnlyList<Township> Townships);

    public sealed record Township(string Name, IReadOnlyList<Village> Villages);

    public sealed record Village(Guid Id, string Name);

    internal sealed class Handler(CaseFlowDb db, DefinitionVersions versions, PublishedLibrary library) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var definition = WorkflowDefinition.Read((await versions.GetLatestAsync(request.DefinitionId, cancellationToken)).Json);
            var needs = await library.CanReachCasesAsync(definition, cancellationToken);
            return new(needs, TrialInput.Of(definition), needs ? await TownshipsAsync(cancellationToken) : []);
        }

        private async Task<IReadOnlyList<Township>> TownshipsAsync(CancellationToken stop)
        {
            var units = await db.OrgUnits.AsNoTracking().Where(o => o.Kind == OrgKind.Township || o.Kind == OrgKind.Village).OrderBy(o => o.Code).ToListAsync(stop);
            var villages = units.Where(o => o.Kind is OrgKind.Village).ToLookup(o => o.ParentId);
            return
            [
                .. units.Where(o => o.Kind is OrgKind.Township && villages[o.Id].Any()).Select(o => new Township(
                    Texts.Pick(o.NameEn, o.Name), [.. villages[o.Id].Select(v => new Village(v.Id, Texts.Pick(v.NameEn, v.Name)))])),
            ];
        }
    }
}
