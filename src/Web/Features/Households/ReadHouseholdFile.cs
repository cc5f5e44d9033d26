using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Resources;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Households;

/// <summary>The household file as its page draws it, masked.</summary>
public static class ReadHouseholdFile
{
    public sealed record Query(Guid Id) : IQuery<Answer>;

    public sealed record Answer(Home Home, IReadOnlyList<RuleHit> Hits, DateOnly? AsOf, IReadOnlyList<CaseLine> Cases, IReadOnlyList<TaskLine> Tasks);

    public sealed record Home(
        Guid Id, string Number, string Head, string Village, string Township, string Address, PopulationType Population, DateOnly RegisteredOn, int? LiftedOutYear,
        int MemberCount, int LabourCount, Money Income, int IncomeYear, string? BankAccount, IReadOnlyList<Member> Members, IReadOnlyList<Expense> Expenses,
        IReadOnlyList<Month> Months)
    {
        public Money OwnCost => Months.Aggregate(Money.Zero, (sum, month) => sum + month.OwnCost);
    }

    /// <param name="Enrolled">This year; null where nothing is known.</param>
    /// <param name="Diagnoses">How many are on file; what they are is opened with a reason.</param>
    public sealed record Member(
        Guid Id, string Name, string IdNo, string? Phone, RelationToHead Relation, Sex Sex, int Age, bool LivesHere, bool SevereDisability, bool? Enrolled, int Diagnoses);

    public sealed record Expense(DateOnly SettledOn, string Who, string Institution, VisitType VisitType, Money Total, Money OwnCost);

    /// <param name="Name">yyyy-MM.</param>
    public sealed record Month(string Name, Money OwnCost);

    public sealed record CaseLine(Guid Id, string Number, Severity Severity, CaseStage Stage, DateOnly FoundOn);

    public sealed record TaskLine(Guid Id, string Title, DateOnly DueOn);

    internal sealed class Handler(CaseFlowDb db, HomeReader homes, ICaseClock clock) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var home = await homes.ReadAsync(request.Id, clock.Today, cancellationToken) ?? throw PeopleErrors.HouseholdNotFound();
            var assessed = await db.Set<HouseholdAssessment>().AsNoTracking()
                .SingleOrDefaultAsync(a => a.HouseholdId == request.Id, cancellationToken);
            var cases = await db.Set<Case>().Where(c => c.HouseholdId == request.Id).OrderByDescending(c => c.Id)
                .Select(c => new CaseLine(c.Id, c.Number, c.Severity, c.Stage, c.FoundOn)).ToListAsync(cancellationToken);
            var tasks = await db.Set<WorkTask>().Where(t => t.HouseholdId == request.Id && t.State == TaskState.Open).OrderBy(t => t.DueOn)
                .Select(t => new { t.Id, t.Title, t.TitleZh, t.DueOn }).ToListAsync(cancellationToken);
            return new(home, assessed?.Hits ?? [], assessed?.AsOf, cases, [.. tasks.Select(t => new TaskLine(t.Id, Texts.Pick(t.Title, t.TitleZh), t.DueOn))]);
        }
    }
}
