using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Starts an instance of a published definition by hand. Not of one that works on cases: those start with their case.</summary>
public static class StartInstance
{
    /// <param name="TriggerActivityId">Starts at this activity, as if it had been triggered.</param>
    /// <param name="IsDispatched">Answers before it runs.</param>
    public sealed record Command(
        string DefinitionId, JsonObject? Input, string? CorrelationId, string? Name, string? TriggerActivityId, bool IsDispatched) : ICommand<StartedWorkflow>;

    internal sealed class Handler(IWorkflowEngine engine, IWorkflowStore store, DefinitionCache definitions, IAuditTrail audit, ICaseClock clock)
        : IRequestHandler<Command, StartedWorkflow>
    {
        public async Task<StartedWorkflow> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await store.FindPublishedAsync(request.DefinitionId, cancellationToken) is { } head
                && DefinitionLibrary.Empty.CanReachCases(await definitions.ReadAsync(head.Id, store, cancellationToken)))
            {
                throw InstanceErrors.StartsWithACase(request.DefinitionId);
            }

            var started = await engine.StartAsync(
                new(Ids.New(clock.Now), request.DefinitionId, request.Input, request.CorrelationId, request.Name)
                {
                    TriggerActivityId = request.TriggerActivityId,
                    IsDispatched = request.IsDispatched,
                },
                cancellationToken);
            if (!started.CannotStart) audit.Record("instance.start", "instance", started.InstanceId, new { request.DefinitionId });
            return started;
        }
    }
}
