using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Engine;
using MediatR;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Tells the instances that wait for an event that it happened, and starts the definitions that it starts.</summary>
public static class PublishEvent
{
    public sealed record Command(string Name, JsonNode? Payload, string? CorrelationId, Guid? InstanceId) : ICommand<bool>;

    internal sealed class Handler(IWorkflowEngine engine, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await engine.PublishEventAsync(
                new(Ids.New(clock.Now), request.Name, request.Payload, request.CorrelationId, request.InstanceId), cancellationToken);
            audit.Record("event.publish", "instance", request.InstanceId, new { request.Name });
            return true;
        }
    }
}

/// <summary>Completes what an <c>Elsa.RunTask</c> asked another program for.</summary>
public static class CompleteEngineTask
{
    public sealed record Command(string TaskId, JsonNode? Result) : ICommand<bool>;

    internal sealed class Handler(IWorkflowEngine engine, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await engine.CompleteTaskAsync(new(Ids.New(clock.Now), request.TaskId, request.Result), cancellationToken);
            audit.Record("engine_task.complete", "instance", null, new { request.TaskId });
            return true;
        }
    }
}
