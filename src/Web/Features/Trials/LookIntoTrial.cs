using System.Text.Json.Nodes;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Notifications;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Features.Workbench;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Live;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Trials;

/// <summary>In a trial's house: what waits and for whom, what ran, what failed, and who would have been told.</summary>
public static class LookIntoTrial
{
    private const int MostTasks = 100;
    private const int MostSteps = 150;
    private const int MostTold = 60;
    private const string Waiting = "Waiting";

    public sealed record Query : IQuery<Answer>;

    /// <param name="Now">By the trial's own clock.</param>
    /// <param name="NextDue">When the next timer, deadline or reminder falls due; null: nothing waits for a moment.</param>
    /// <param name="Steps">Newest first, at most 150.</param>
    /// <param name="Told">Newest first, at most 60.</param>
    public sealed record Answer(
        DateTimeOffset Now,
        DateTimeOffset? NextDue,
        IReadOnlyList<OpenTask> Tasks,
        IReadOnlyList<Workflow> Workflows,
        IReadOnlyList<Failure> Failures,
        IReadOnlyList<Step> Steps,
        IReadOnlyList<Message> Told);

    /// <param name="Due">In words, by the trial's clock.</param>
    /// <param name="HasStaff">Somebody in the county has the role there; else the task would reach nobody.</param>
    public sealed record OpenTask(
        Guid Id, string Kind, string Title, string Role, string Organisation, DateOnly DueOn, string Due, bool IsLate, bool HasStaff, string? CaseNumber);

    /// <param name="State">A name of <see cref="WorkflowSubStatus"/>.</param>
    public sealed record Workflow(Guid Id, string DefinitionId, string Name, int Version, string State, bool IsTried);

    /// <param name="Message">A code, with codes and numbers behind it.</param>
    public sealed record Failure(Guid InstanceId, string Workflow, string Activity, string Message, DateTimeOffset At);

    /// <param name="State">A name of <see cref="ExecutionStatus"/>, or <c>Waiting</c>.</param>
    /// <param name="Outcomes">Those that it ended with.</param>
    public sealed record Step(Guid Id, string Workflow, string Activity, string Type, string State, IReadOnlyList<string> Outcomes, DateTimeOffset At);

    /// <param name="Text">In the reader's language.</param>
    /// <param name="To">Who would have been told.</param>
    public sealed record Message(string Text, DateTimeOffset At, IReadOnlyList<Group> To);

    public sealed record Group(string Role, string Organisation, int People);

    internal sealed class Handler(
        CaseFlowDb db, IWorkflowStore store, DefinitionCache definitions, DueQueue due, Places places, Texts texts, ICaseClock clock)
        : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var instances = await db.Set<InstanceRow>().AsNoTracking().OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Take(MostSteps).ToListAsync(cancellationToken);
            var built = new Dictionary<Guid, WorkflowDefinition>();
            foreach (var version in instances.Select(i => i.DefinitionVersionId).Distinct())
            {
                built[version] = await definitions.ReadAsync(version, store, cancellationToken);
            }

            var byId = instances.ToDictionary(i => i.Id, i => built[i.DefinitionVersionId]);
            return new(
                clock.Now,
                (await due.PeekAsync(cancellationToken))?.At,
                await TasksAsync(cancellationToken),
                [.. instances.Select(i => new Workflow(i.Id, i.DefinitionId, byId[i.Id].Name, i.Version, i.SubStatus.ToString(), i.ParentInstanceId is null))],
                await FailuresAsync(byId, cancellationToken),
                await StepsAsync(byId, cancellationToken),
                await ToldAsync(cancellationToken));
        }

        private async Task<IReadOnlyList<OpenTask>> TasksAsync(CancellationToken stop)
        {
            var open = await db.WorkTasks.AsNoTracking().Where(t => t.State == TaskState.Open).OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(MostTasks).ToListAsync(stop);
            var staff = await db.Users.AsNoTracking().Where(u => !EF.Functions.Like(u.UserName!, StandIns.Hired + "%"))
                .Select(u => new { u.Role, u.OrganisationId }).Distinct().ToListAsync(stop);
            await places.LoadAsync(open.Select(t => (Guid?)t.OrganisationId), stop);
            return [.. open.Select(t => new OpenTask(
                t.Id, t.Kind, Texts.Pick(t.Title, t.TitleZh), t.Role, places[t.OrganisationId], t.DueOn, texts.Due(t.DueOn), texts.IsLate(t.DueOn),
                staff.Exists(s => s.Role == t.Role && s.OrganisationId == t.OrganisationId), t.CaseNumber))];
        }

        private async Task<IReadOnlyList<Failure>> FailuresAsync(Dictionary<Guid, WorkflowDefinition> byInstance, CancellationToken stop) =>
        [
            .. (await db.Set<IncidentRow>().AsNoTracking().Where(i => i.ResolvedAt == null).OrderBy(i => i.Timestamp).Take(MostTasks).ToListAsync(stop))
                .Where(i => byInstance.ContainsKey(i.InstanceId))
                .Select(i => new Failure(i.InstanceId, byInstance[i.InstanceId].Name, TitleOf(byInstance[i.InstanceId], i.NodeId, i.ActivityId), i.Message, i.Timestamp)),
        ];

        private async Task<IReadOnlyList<Step>> StepsAsync(Dictionary<Guid, WorkflowDefinition> byInstance, CancellationToken stop)
        {
            var ran = await db.Set<ExecutionRow>().AsNoTracking()
                .Where(e => e.ActivityType != WorkflowDefinition.WorkflowType && e.ActivityType != "Elsa.Flowchart" && e.ActivityType != "Elsa.Sequence")
                .OrderByDescending(e => e.StartedAt).ThenByDescending(e => e.Id).Take(MostSteps).ToListAsync(stop);
            return
            [
                .. ran.Where(e => byInstance.ContainsKey(e.InstanceId)).Select(e => new Step(
                    e.Id,
                    byInstance[e.InstanceId].Name,
                    TitleOf(byInstance[e.InstanceId], e.NodeId, e.ActivityName ?? e.ActivityId),
                    e.ActivityType,
                    e is { Status: ExecutionStatus.Running, HasBookmarks: true } ? Waiting : e.Status.ToString(),
                    OutcomesOf(e),
                    e.CompletedAt ?? e.StartedAt)),
            ];
        }

        private async Task<IReadOnlyList<Message>> ToldAsync(CancellationToken stop)
        {
            var latest = await db.Set<OutboxEvent>().AsNoTracking().OrderByDescending(e => e.Position).Take(MostTold).Select(e => e.Id).ToListAsync(stop);
            var told = await db.Set<Notification>().AsNoTracking().Where(n => latest.Contains(n.EventId))
                .Join(db.Users.AsNoTracking(), n => n.UserId, u => u.Id, (n, u) => new { Notification = n, u.Role, u.OrganisationId }).ToListAsync(stop);
            var tasks = await TitlesAsync([.. told.Where(t => t.Notification.SubjectType == "task").Select(t => t.Notification.SubjectId)], stop);
            await places.LoadAsync(told.Select(t => (Guid?)t.OrganisationId), stop);
            return
            [
                .. told.GroupBy(t => t.Notification.EventId).OrderBy(g => latest.IndexOf(g.Key)).Select(g =>
                {
                    var one = Notice.Of(g.First().Notification);
                    return new Message(
                        NoticeText.Of(one, tasks.GetValueOrDefault(one.SubjectId), texts),
                        one.At,
                        [.. g.GroupBy(t => (t.Role, t.OrganisationId)).Select(to => new Group(to.Key.Role, places[to.Key.OrganisationId], to.Count()))]);
                }),
            ];
        }

        private Task<Dictionary<Guid, NoticeText.Titled>> TitlesAsync(Guid[] tasks, CancellationToken stop) => db.WorkTasks.AsNoTracking()
            .Where(t => tasks.Contains(t.Id)).Select(t => new { t.Id, t.Title, t.TitleZh, t.CaseNumber })
            .ToDictionaryAsync(t => t.Id, t => new NoticeText.Titled(Texts.Pick(t.Title, t.TitleZh), t.CaseNumber), stop);

        /// <summary>As it is written on the canvas.</summary>
        private static string TitleOf(WorkflowDefinition definition, string nodeId, string otherwise) =>
            definition.Find(nodeId) is { } node ? ActivityTexts.TextOf(node) : otherwise;

        private static IReadOnlyList<string> OutcomesOf(ExecutionRow ran) =>
            ran.Payload is { } payload && (JsonNode.Parse(payload) as JsonObject)?["Outcomes"] is JsonArray outcomes
                ? [.. outcomes.Select(o => o?.ToString() ?? "")]
                : [];
    }
}
