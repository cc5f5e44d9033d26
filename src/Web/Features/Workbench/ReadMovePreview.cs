using CaseFlow.Web.Features.Moves;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>How many running instances could move to a version, a draft too, and what keeps the others.</summary>
public static class ReadMovePreview
{
    /// <param name="Version">To which they would move.</param>
    public sealed record Query(string DefinitionId, int Version) : IRequest<Answer>;

    /// <param name="Total">Instances on other versions.</param>
    /// <param name="Looked">So many of them were looked at, the oldest.</param>
    /// <param name="Possible">Of those looked at.</param>
    /// <param name="Reasons">Why the others cannot, the most frequent first.</param>
    public sealed record Answer(int Total, int Looked, int Possible, IReadOnlyList<Reason> Reasons);

    /// <param name="Text">In the reader's language.</param>
    /// <param name="Example">One of the instances.</param>
    public sealed record Reason(string Text, int Count, Guid Example);

    internal sealed class Handler(IMediator mediator, DefinitionVersions versions, Texts texts) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(
                new PreviewMove.Query(request.DefinitionId, new(request.Version), new(1, PageOf.LargestSize), OfDraft: true), cancellationToken);
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var names = new ActivityTexts(WorkflowDefinition.Read(latest.Json));
            var reasons = found.Items.SelectMany(p => p.Reasons.Select(r => (Text: Say(r, names), p.InstanceId)).DistinctBy(r => r.Text))
                .GroupBy(r => r.Text, StringComparer.Ordinal)
                .Select(g => new Reason(g.Key, g.Count(), g.First().InstanceId))
                .OrderByDescending(r => r.Count);
            return new(found.Total, found.Items.Count, found.Items.Count(p => p.IsPossible), [.. reasons]);
        }

        private string Say(MoveReason reason, ActivityTexts names) => texts.Say(
            $"move.obstacle.{reason.Code}", ("activity", names.OfActivity(reason.ActivityId)?.Text ?? reason.ActivityId), ("subject", reason.Subject));
    }
}
