using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Settings;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Detection;

/// <summary>Runs the rules over households as of today, keeps what they say, and brings it where it belongs: Red and Orange to a case, Yellow to a
/// service-gap task. Run again over the same facts it does nothing more.</summary>
public static class EvaluateHouseholds
{
    /// <param name="HouseholdIds">A few dozen at most: all are one unit of work.</param>
    public sealed record Command(IReadOnlyList<Guid> HouseholdIds) : ICommand<Answer>;

    /// <param name="Signals">New ones.</param>
    public sealed record Answer(int Evaluated, int Signals);

    internal sealed class Handler(
        CaseFlowDb db, FactsReader facts, PolicyInForce settings, SignalDesk signals, GapDesk gaps, CallerContext caller, ICaseClock clock)
        : IRequestHandler<Command, Answer>
    {
        private static readonly Detector Rules = new(Detector.AllRules);

        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            using var asSystem = caller.AsSystem("detection");
            var today = clock.Today;
            var policy = await settings.RiskOnAsync(today, cancellationToken);
            var found = (await facts.ReadAsync(request.HouseholdIds, policy, today, cancellationToken))
                .Select(h => Rules.Evaluate(h, policy, today)).ToList();
            var kept = await db.HouseholdAssessments.Where(a => request.HouseholdIds.Contains(a.HouseholdId))
                .ToDictionaryAsync(a => a.HouseholdId, cancellationToken);
            foreach (var evaluation in found)
            {
                Keep(evaluation, kept);
            }

            await gaps.OpenAsync(found, cancellationToken);
            return new(found.Count, await signals.RaiseAsync(found, cancellationToken));
        }

        private void Keep(Evaluation evaluation, Dictionary<Guid, HouseholdAssessment> kept)
        {
            if (!kept.TryGetValue(evaluation.HouseholdId, out var assessment))
            {
                if (evaluation.Hits.Count == 0)
                {
                    return;
                }

                db.Add(assessment = new HouseholdAssessment(evaluation.HouseholdId));
            }

            assessment.Take(evaluation);
        }
    }
}
