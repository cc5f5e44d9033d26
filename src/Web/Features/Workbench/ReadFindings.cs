using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>What the validator says of the latest version, as the page shows it: worst first, each with its activity and how to mend it.</summary>
public static class ReadFindings
{
    /// <exception cref="Domain.Common.DomainException"><c>definition.not_found</c></exception>
    public sealed record Query(string DefinitionId) : IRequest<Answer>;

    /// <param name="Blocks">It cannot be published as it is.</param>
    public sealed record Answer(bool Blocks, IReadOnlyList<Item> Items)
    {
        public int Count(FindingSeverity severity) => Items.Count(i => i.Severity == severity);
    }

    /// <param name="Activity">What the canvas shows on the activity; null: it is about the definition as a whole.</param>
    /// <param name="Within">Texts of the containers around it, outermost first.</param>
    /// <param name="Mend">How to mend it, in the reader's language.</param>
    /// <param name="IsAboutForm">Our own page can mend it.</param>
    public sealed record Item(
        FindingSeverity Severity, string Code, string Sentence, string? Mend, string? ActivityId, string? Activity, IReadOnlyList<string> Within, bool IsAboutForm);

    internal sealed class Handler(IMediator mediator, Texts texts) : IRequestHandler<Query, Answer>
    {
        private static readonly string[] AboutForms = [FindingKinds.TaskFormMalformed.Code, FindingKinds.TaskFieldRefersToNothing.Code];

        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new FindDefinitionFindings.OfVersion(request.DefinitionId, VersionChoice.Latest), cancellationToken);
            var latest = await mediator.Send(new ReadDefinition.Query(request.DefinitionId, VersionChoice.Latest), cancellationToken);
            var names = new ActivityTexts(WorkflowDefinition.Read(latest.Model));
            return new(found.Blocks, [.. found.Findings.OrderByDescending(f => f.Severity).Select(f => Of(f, names))]);
        }

        private Item Of(Finding finding, ActivityTexts names)
        {
            var at = finding.ActivityId is { } id ? names.OfActivity(id) : null;
            var mend = $"mend.{finding.Code}";
            return new(
                finding.Severity,
                finding.Code,
                texts.Say(finding),
                texts.Knows(mend) ? texts.Say(mend, ("subject", finding.Subject), ("detail", finding.Detail)) : null,
                finding.ActivityId,
                at?.Text ?? finding.ActivityName ?? finding.ActivityId,
                at?.Within ?? [],
                AboutForms.Contains(finding.Code));
        }
    }
}
