using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Which other definitions have a definition as an activity, in their latest or their published version.</summary>
public static class FindDefinitionUsers
{
    public sealed record Query(string DefinitionId) : IQuery<Answer>;

    public sealed record Answer(IReadOnlyList<string> DefinitionIds);

    internal sealed class Handler(DefinitionVersions versions, DefinitionUses uses) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var used = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var found = await uses.OfAsync(used, cancellationToken);
            return new([.. found.Select(u => u.Row.DefinitionId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        }
    }
}
