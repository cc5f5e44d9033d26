using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Elsa.Instances;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Engine;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>POST /workflow-definitions/{id}/execute</c> answers once the instance blocks or ends, <c>…/dispatch</c> only with its id.</summary>
internal static class RunDefinition
{
    internal sealed record Body(JsonObject? Input = null, string? CorrelationId = null, string? Name = null, string? TriggerActivityId = null);

    internal sealed record Command(string DefinitionId, Body With) : ICommand<Guid>;

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-definitions/{definitionId}/execute", async (
            string definitionId, Body? body, HttpResponse response, IMediator mediator, CancellationToken stop) =>
        {
            var id = await mediator.Send(new Command(definitionId, body ?? new()), stop);
            response.Headers["x-elsa-workflow-instance-id"] = id.ToString();
            return ElsaJson.Ok(new { WorkflowState = ElsaState.Of(await mediator.Send(new ReadInstance.Query(id), stop)) });
        });
        elsa.MapPost("/workflow-definitions/{definitionId}/dispatch", async (
            string definitionId, Body? body, IMediator mediator, CancellationToken stop) =>
            ElsaJson.Ok(new { WorkflowInstanceId = await mediator.Send(new Command(definitionId, body ?? new()), stop) }));
    }

    internal sealed class Handler(IWorkflowEngine engine, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var with = request.With;
            var started = await engine.StartAsync(
                new(Ids.New(clock.Now), request.DefinitionId, with.Input, with.CorrelationId, with.Name), cancellationToken);
            audit.Record("instance.start", "instance", started.InstanceId, new { request.DefinitionId });
            return started.InstanceId;
        }
    }
}
