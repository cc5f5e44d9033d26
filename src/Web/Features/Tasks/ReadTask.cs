using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.PersonalData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>A task as its page draws it: the facts this decision needs, and the form.</summary>
public static class ReadTask
{
    public sealed record Query(Guid Id) : IQuery<Answer>;

    /// <param name="Draft">The latest saved answers, or none.</param>
    /// <param name="HolderName">Of whoever has claimed it.</param>
    /// <param name="MayWork">The caller is a candidate and nobody else holds it.</param>
    /// <param name="Earlier">What others answered on the same case, latest first.</param>
    public sealed record Answer(
        WorkTask Task, Form Form, IReadOnlyList<TaskOutcome> Outcomes, JsonObject Draft, DateTimeOffset? DraftAt, string? HolderName, bool HeldByMe, bool MayWork,
        bool IsCandidate, CaseFact? Case, HouseholdFact? Household, IReadOnlyList<RuleHit> Hits, IReadOnlyList<PersonChoice> Persons, IReadOnlyList<EarlierAnswer> Earlier)
    {
        public string Title => Texts.Pick(Task.Title, Task.TitleZh);
    }

    public sealed record CaseFact(Guid Id, string Number, Severity Severity, CaseStage Stage, DateOnly FoundOn);

    public sealed record HouseholdFact(
        Guid Id, string Head, string Village, string Township, PopulationType Population, int Members, int Labour, Domain.Common.Money Income, int IncomeYear);

    /// <param name="Said">Label and answer of each question that is not personal.</param>
    public sealed record EarlierAnswer(string Title, DateTimeOffset? At, string Outcome, IReadOnlyList<(string Label, string Text)> Said);

    internal sealed class Handler(CaseFlowDb db, CallerContext context, Places places, Heads heads, Texts texts) : IRequestHandler<Query, Answer>
    {
        private const int MostEarlier = 6;

        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var task = await db.Set<WorkTask>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == request.Id, cancellationToken)
                ?? throw TaskErrors.NotFound(request.Id);
            var me = context.Current;
            var worker = new Worker(me.UserId!.Value, me.Role, me.OrganisationId!.Value, me.May(Permissions.Supervise));
            var holder = task.ClaimedBy is null
                ? null
                : await db.Users.Where(u => u.Id == task.ClaimedBy).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellationToken);
            var draft = await db.Set<TaskAnswer>().AsNoTracking()
                .Where(a => a.TaskId == task.Id).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancellationToken);
            var isCandidate = task.State is TaskState.Open && task.IsCandidate(worker);
            return new(
                task,
                task.Form(),
                task.OutcomeList(),
                AllOf(draft),
                draft?.SavedAt,
                holder,
                task.ClaimedBy == me.UserId,
                isCandidate && (task.ClaimedBy is null || task.ClaimedBy == me.UserId),
                isCandidate,
                await CaseOfAsync(task, cancellationToken),
                await HouseholdOfAsync(task, cancellationToken),
                await HitsOfAsync(task, cancellationToken),
                await PersonsOfAsync(task, cancellationToken),
                await EarlierAsync(task, cancellationToken));
        }

        private async Task<CaseFact?> CaseOfAsync(WorkTask task, CancellationToken stop) => task.CaseId is not { } id
            ? null
            : await db.Set<Case>().Where(c => c.Id == id).Select(c => new CaseFact(c.Id, c.Number, c.Severity, c.Stage, c.FoundOn)).SingleOrDefaultAsync(stop);

        private async Task<HouseholdFact?> HouseholdOfAsync(WorkTask task, CancellationToken stop)
        {
            if (task.HouseholdId is not { } id || await db.Set<Household>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, stop) is not { } household)
            {
                return null;
            }

            var head = (await heads.OfAsync([id], stop)).GetValueOrDefault(id);
            await places.LoadAsync([household.VillageId, household.TownshipId], stop);
            return new(
                id, head?.Name ?? "–", places[household.VillageId], places[household.TownshipId], household.PopulationType, household.MemberCount,
                household.LabourCount, household.AnnualNetIncome, household.IncomeYear);
        }

        private async Task<IReadOnlyList<RuleHit>> HitsOfAsync(WorkTask task, CancellationToken stop)
        {
            var signals = await db.Set<RiskSignal>().AsNoTracking()
                .Where(s => task.CaseId != null ? s.CaseId == task.CaseId : s.HouseholdId == task.HouseholdId)
                .OrderByDescending(s => s.Id).Take(20).ToListAsync(stop);
            return [.. signals.SelectMany(s => s.Hits).DistinctBy(h => h.Key)];
        }

        private async Task<IReadOnlyList<PersonChoice>> PersonsOfAsync(WorkTask task, CancellationToken stop)
        {
            var members = await db.Set<Person>().AsNoTracking().Where(p => p.HouseholdId == task.HouseholdId).OrderBy(p => p.Id).ToListAsync(stop);
            return [.. members.Select(p => new PersonChoice(p.Id, $"{Mask.Name(p.Name)} · {texts.Name("relation", p.RelationToHead)}"))];
        }

        private async Task<IReadOnlyList<EarlierAnswer>> EarlierAsync(WorkTask task, CancellationToken stop)
        {
            if (task.CaseId is null)
            {
                return [];
            }

            var done = await db.Set<WorkTask>().AsNoTracking()
                .Where(t => t.CaseId == task.CaseId && t.State == TaskState.Done && t.Id != task.Id)
                .OrderByDescending(t => t.CompletedAt).Take(MostEarlier).ToListAsync(stop);
            Guid[] ids = [.. done.Select(t => t.Id)];
            var answers = await db.Set<TaskAnswer>().AsNoTracking().Where(a => ids.Contains(a.TaskId) && a.Final).ToListAsync(stop);
            return [.. done.Select(t => new EarlierAnswer(
                Texts.Pick(t.Title, t.TitleZh),
                t.CompletedAt,
                t.OutcomeList().FirstOrDefault(o => o.Name == t.Outcome)?.Label.In(Texts.Language) ?? t.Outcome ?? "",
                Said(t.Form(), answers.FirstOrDefault(a => a.TaskId == t.Id))))];
        }

        private List<(string Label, string Text)> Said(Form form, TaskAnswer? answer)
        {
            var all = AllOf(answer);
            return [.. form.Fields
                .Where(f => all[f.Name] is not null)
                .Select(f => (f.Label.In(Texts.Language), AnswerText.Of(f, all[f.Name], texts)))];
        }

        private static JsonObject AllOf(TaskAnswer? answer)
        {
            JsonObject all = [];
            foreach (var part in new[] { answer?.Plain, answer?.Personal }.OfType<string>())
            {
                foreach (var (name, value) in (JsonObject)JsonNode.Parse(part)!)
                {
                    all[name] = value?.DeepClone();
                }
            }

            return all;
        }
    }
}
