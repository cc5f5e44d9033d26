using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Definitions that have a definition as an activity go over to its published version, each with a version of its own.</summary>
public static class UpdateDefinitionUsers
{
    /// <summary>Answers the new versions.</summary>
    public sealed record Command(string DefinitionId) : ICommand<IReadOnlyList<DefinitionSummary>>;

    internal sealed class Handler(DefinitionVersions versions, DefinitionTrail trail) : IRequestHandler<Command, IReadOnlyList<DefinitionSummary>>
    {
        public async Task<IReadOnlyList<DefinitionSummary>> Handle(Command request, CancellationToken cancellationToken)
        {
            var updated = await versions.UpdateUsersAsync(request.DefinitionId, cancellationToken);
            foreach (var user in updated) trail.Changed("definition.update_use", user);
            return [.. updated.Select(user => DefinitionSummary.Of(user))];
        }
    }
}
