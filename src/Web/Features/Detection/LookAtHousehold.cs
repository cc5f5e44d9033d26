using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Settings;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Detection;

/// <summary>What the rules say of a household as of a day, with the facts known now. Nothing is kept or opened: for closing reviews, which look at
/// month ends.</summary>
public static class LookAtHousehold
{
    /// <param name="AsOf">Null: today.</param>
    public sealed record Query(Guid HouseholdId, DateOnly? AsOf = null) : IQuery<Evaluation?>;

    internal sealed class Handler(FactsReader facts, PolicyInForce settings, CallerContext caller, ICaseClock clock) : IRequestHandler<Query, Evaluation?>
    {
        public async Task<Evaluation?> Handle(Query request, CancellationToken cancellationToken)
        {
            using var asSystem = caller.AsSystem("detection");
            var asOf = request.AsOf ?? clock.Today;
            var policy = await settings.RiskOnAsync(asOf, cancellationToken);
            var found = await facts.ReadAsync([request.HouseholdId], policy, asOf, cancellationToken);
            return found is [var household] ? new Detector(Detector.AllRules).Evaluate(household, policy, asOf) : null;
        }
    }
}
