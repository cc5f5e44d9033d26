using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Cases;
using CaseFlow.Web.Features.Detection;
using CaseFlow.Web.Features.Settings;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Trials;

/// <summary>In a trial's house: starts what is tried. A definition that works on cases gets one: the rules look at the household, and where they find nothing a
/// doctor's concern opens it. What a case's own workflow comes to run begins with that workflow; any other definition is started for the case in its place.</summary>
internal static class BeginTrial
{
    /// <param name="HouseholdId">Null: the definition knows no case.</param>
    public sealed record Command(string DefinitionId, JsonObject? Input, Guid? HouseholdId) : ICommand<Answer>;

    /// <param name="InstanceId">Of the workflow that began.</param>
    public sealed record Answer(Guid InstanceId);

    internal sealed class Handler(
        CaseFlowDb db, IWorkflowEngine engine, CaseRuns runs, SignalDesk signals, PolicyInForce settings, IMediator mediator, ICaseClock clock)
        : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.HouseholdId is not { } household) return await StartAsync(request, null, cancellationToken);

            var file = await OpenAsync(household, cancellationToken);
            if (await IsRunByCasesAsync(request.DefinitionId, cancellationToken) && file.InstanceId is { } instance) return new(instance);

            await runs.EndAsync(file, "trial", cancellationToken);
            var started = await StartAsync(request, file, cancellationToken);
            file.RunBy(started.InstanceId);
            return started;
        }

        private async Task<Case> OpenAsync(Guid household, CancellationToken stop)
        {
            await mediator.Send(new EvaluateHouseholds.Command([household]), stop);
            if (db.Cases.Local.FirstOrDefault(c => c.HouseholdId == household) is { } found) return found;

            var concern = RiskSignal.Concern(
                household, null, SignalSource.Clinic, null, null, await settings.RiskOnAsync(clock.Today, stop), clock.Today, clock.Now);
            await signals.BringAsync(concern, stop);
            return db.Cases.Local.First(c => c.HouseholdId == household);
        }

        private async Task<Answer> StartAsync(Command request, Case? file, CancellationToken stop)
        {
            var input = (JsonObject?)request.Input?.DeepClone() ?? [];
            if (file is not null)
            {
                input["caseId"] = file.Id.ToString();
                input["cycle"] = file.Cycle;
            }

            var started = await engine.StartAsync(new(Ids.New(clock.Now), request.DefinitionId, input, file?.Id.ToString()), stop);
            return started.CannotStart ? throw TrialErrors.CannotStart(request.DefinitionId) : new(started.InstanceId);
        }

        private async Task<bool> IsRunByCasesAsync(string definitionId, CancellationToken stop)
        {
            var rows = await db.Set<DefinitionRow>().AsNoTracking().Where(d => d.IsPublished).Select(d => d.Json).ToListAsync(stop);
            return CalledDefinitions.From(CaseRuns.Definition, rows.Select(WorkflowDefinition.Read)).Contains(definitionId);
        }
    }
}
