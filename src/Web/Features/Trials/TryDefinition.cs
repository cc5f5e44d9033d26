using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary><c>POST /api/trials</c>: runs a definition's latest version, mostly a draft, in a house of its own that writes to no real case and pushes to
/// nobody.</summary>
public static class TryDefinition
{
    /// <param name="DefinitionId">Whose latest version is tried.</param>
    /// <param name="Household">For definitions that work on cases; null: an invented one.</param>
    /// <param name="Input">By the names of the declared inputs.</param>
    public sealed record Request(string DefinitionId, HouseholdChoice? Household = null, JsonObject? Input = null) : IRequest<Answer>;

    /// <param name="TrialId">Under <c>/api/trials/{id}</c> and <c>/admin/trials/{id}</c>.</param>
    /// <param name="InstanceId">Of the workflow that began, in the trial.</param>
    public sealed record Answer(Guid TrialId, Guid InstanceId);

    public static void Map(RouteGroupBuilder trials) => trials
        .MapPost("/", async (Request body, IMediator mediator, CancellationToken stop) => TypedResults.Ok(await mediator.Send(body, stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>All that a trial leaves behind.</summary>
    internal sealed record Tried(Guid TrialId, TrialOf Of, Guid? HouseholdId) : ICommand<bool>;

    internal sealed class Handler(
        Trials trials,
        DefinitionVersions versions,
        DefinitionFindings findings,
        PublishedLibrary library,
        CallerContext caller,
        CaseClock clock,
        IMediator mediator,
        ILogger<Trial> log) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var began = Stopwatch.GetTimestamp();
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var definition = WorkflowDefinition.Read(latest.Json);
            var refused = DefinitionFindings.RefusedInDraft(await findings.OfAsync(definition, cancellationToken));
            if (refused.Count > 0) throw DefinitionErrors.Refused(request.DefinitionId, refused);

            TrialInput.Demand(definition, request.Input);
            var wanted = await library.CanReachCasesAsync(definition, cancellationToken) ? request.Household ?? HouseholdChoice.Default : null;
            var county = await mediator.Send(new ReadCounty.Query(wanted), cancellationToken);
            var of = new TrialOf(
                request.DefinitionId, definition.Name, latest.Version, !latest.IsPublished, caller.Current.ActingUserId, caller.Current.Name);
            var trial = await trials.BeginAsync(
                of,
                async made =>
                {
                    made.Clock.Offset = clock.Offset;
                    var household = await made.SendAsync(new FurnishTrial.Command(county, request.DefinitionId), null, cancellationToken);
                    made.InstanceId =
                        (await made.SendAsync(new BeginTrial.Command(request.DefinitionId, request.Input, household), null, cancellationToken)).InstanceId;
                    await mediator.Send(new Tried(made.Id, of, county.HouseholdId), cancellationToken);
                },
                cancellationToken);
            log.TrialBegan(trial.Id, request.DefinitionId, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            return new(trial.Id, trial.InstanceId);
        }
    }

    internal sealed class TriedHandler(IAuditTrail audit) : IRequestHandler<Tried, bool>
    {
        public Task<bool> Handle(Tried request, CancellationToken cancellationToken)
        {
            audit.Record(
                "definition.tried",
                "definition",
                null,
                new { request.Of.DefinitionId, request.Of.Version, request.TrialId, request.HouseholdId });
            return Task.FromResult(true);
        }
    }
}
