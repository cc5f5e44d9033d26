using System.Text.Json.Nodes;
using AutoMapper;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>One task with its form, the answers saved last, and why it came back.</summary>
public static class GetTask
{
    public sealed record Query(Guid TaskId) : IQuery<TaskDetail>;

    public static void Map(RouteGroupBuilder tasks) => tasks
        .MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(id), stop)))
        .RequireAuthorization(Permissions.SignedIn)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(CaseFlowDb db, CallerContext caller, IMapper mapper) : IRequestHandler<Query, TaskDetail>
    {
        public async Task<TaskDetail> Handle(Query request, CancellationToken cancellationToken)
        {
            var task = await db.WorkTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == request.TaskId, cancellationToken)
                ?? throw TaskErrors.NotFound(request.TaskId);
            var answers = await db.TaskAnswers.AsNoTracking()
                .Where(a => a.TaskId == task.Id)
                .OrderByDescending(a => a.SavedAt)
                .ThenByDescending(a => a.Id)
                .ToListAsync(cancellationToken);
            var mayRead = caller.Current.May(Permissions.Work);
            var severity = await db.Cases.AsNoTracking()
                .Where(c => c.Id == task.CaseId)
                .Select(c => (Domain.Detection.Severity?)c.Severity)
                .SingleOrDefaultAsync(cancellationToken);
            return mapper.Map<TaskDetail>(task) with
            {
                MayComplete = task.State is TaskState.Open && IsCandidate(task) && (task.ClaimedBy is null || task.ClaimedBy == caller.Current.UserId),
                ReturnedBecause = mayRead ? task.ReturnedBecause : null,
                Answers = answers.Count > 0 ? Merge(answers[0], mayRead) : [],
                Saves = [.. answers.Select(a => new AnswerVersion(a.SavedBy, a.SavedAt, a.TaskRevision, a.Final, a.Outcome))],
                Severity = severity?.ToString(),
            };
        }

        private bool IsCandidate(WorkTask task) => caller.Current is { UserId: { } user, OrganisationId: { } organisation } who
            && task.IsCandidate(new(user, who.Role, organisation));

        private static JsonObject Merge(TaskAnswer saved, bool withPersonal)
        {
            var all = (JsonObject)JsonNode.Parse(saved.Plain)!;
            if (withPersonal && saved.Personal is { } personal)
            {
                foreach (var (name, value) in (JsonObject)JsonNode.Parse(personal)!)
                {
                    all[name] = value?.DeepClone();
                }
            }

            return all;
        }
    }
}

/// <summary>A task with what was saved of its answers.</summary>
public sealed record TaskDetail : TaskItem
{
    public bool MayComplete { get; init; }

    /// <summary>In the words of whoever returned it; for those who work.</summary>
    public string? ReturnedBecause { get; init; }

    /// <summary>As saved last; personal ones for those who work on the task or supervise it.</summary>
    public JsonObject Answers { get; init; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<AnswerVersion> Saves { get; init; } = [];

    /// <summary>Of the case.</summary>
    public string? Severity { get; init; }

    public sealed class DetailMapping : Profile
    {
        public DetailMapping() => CreateMap<WorkTask, TaskDetail>()
            .IncludeBase<WorkTask, TaskItem>()
            .ForMember(d => d.MayComplete, o => o.Ignore())
            .ForMember(d => d.ReturnedBecause, o => o.Ignore())
            .ForMember(d => d.Answers, o => o.Ignore())
            .ForMember(d => d.Saves, o => o.Ignore())
            .ForMember(d => d.Severity, o => o.Ignore());
    }
}

/// <param name="Revision">Of the task when it was saved.</param>
/// <param name="Final">The task was completed with it.</param>
public sealed record AnswerVersion(Guid SavedBy, DateTimeOffset SavedAt, int Revision, bool Final, string? Outcome);
