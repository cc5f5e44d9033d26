using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Demo.Moves;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Trials;

/// <summary><c>POST /api/trials/{id}/forward</c>: answers tasks as the demo's people would until the workflow that is tried begins: a case comes to it only after
/// others. A task that the demo knows no answer for, or whose form refuses it, is left to whoever tries.</summary>
public static class ForwardTrial
{
    private const int MostTasks = 20;

    /// <summary>Answers how many tasks were answered.</summary>
    /// <exception cref="DomainException"><c>trial.not_forward</c>: a task has to be answered by hand first.</exception>
    public sealed record Request(Guid TrialId) : IRequest<int>;

    public static void Map(RouteGroupBuilder trials) => trials
        .MapPost("/{id:guid}/forward", async (Guid id, IMediator mediator, CancellationToken stop) => TypedResults.Ok(await mediator.Send(new Request(id), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>In the trial's house; null: the workflow has begun, or nothing is known that leads to it.</summary>
    internal sealed record Next(string DefinitionId) : IQuery<Step>;

    /// <param name="HasBegun">The workflow that is tried runs or ran.</param>
    internal sealed record Step(bool HasBegun, Guid TaskId = default, int Revision = 0, DemoMove? Move = null, DemoMoveContext? Context = null);

    internal sealed class Handler(Trials trials, IMediator mediator, TimeProvider time) : IRequestHandler<Request, int>
    {
        public async Task<int> Handle(Request request, CancellationToken cancellationToken)
        {
            var trial = trials.Get(request.TrialId);
            for (var done = 0; ; done++)
            {
                var step = await trial.SendAsync(new Next(trial.Of.DefinitionId), null, cancellationToken);
                if (step.HasBegun) return done;
                if (step is not { Move: { } move, Context: { } context } || done == MostTasks) throw TrialErrors.NotForward();

                try
                {
                    var body = new Tasks.CompleteTask.Body(move.Outcome, Ids.New(time), step.Revision, move.Answers(context));
                    await mediator.Send(new AnswerTrialTask.Request(request.TrialId, step.TaskId, body), cancellationToken);
                }
                catch (DomainException refusal) when (refusal.Code != TrialErrors.GoneCode)
                {
                    throw TrialErrors.NotForward();
                }
            }
        }
    }

    internal sealed class NextHandler(CaseFlowDb db, ICaseClock clock) : IRequestHandler<Next, Step>
    {
        public async Task<Step> Handle(Next request, CancellationToken cancellationToken)
        {
            if (await db.Set<InstanceRow>().AnyAsync(i => i.DefinitionId == request.DefinitionId, cancellationToken)) return new(HasBegun: true);

            var open = await (from task in db.WorkTasks.AsNoTracking()
                              where task.State == TaskState.Open
                              join file in db.Cases on task.CaseId equals file.Id
                              join household in db.Households on file.HouseholdId equals household.Id
                              orderby task.Id
                              select new { task.Id, task.Revision, task.Kind, file.Severity, household.HeadPersonId }).ToListAsync(cancellationToken);
            return open.Select(t => new Step(
                    HasBegun: false, t.Id, t.Revision, DemoStory.Onward.FirstOrDefault(m => m.Kind == t.Kind), new(clock.Today, t.HeadPersonId, t.Severity)))
                .FirstOrDefault(s => s.Move is not null) ?? new(HasBegun: false);
        }
    }
}
