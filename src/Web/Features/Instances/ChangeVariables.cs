using System.Text.Json.Nodes;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Runtime;
using MediatR;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Gives variables of an instance other values. One that has ended is history and stays as it is.</summary>
public static class ChangeVariables
{
    /// <param name="Values">By variable id.</param>
    public sealed record Command(Guid Id, IReadOnlyDictionary<string, JsonNode?> Values) : ICommand<bool>;

    internal sealed class Handler(WorkflowEngine engine, InstanceRows rows, IAuditTrail audit) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await rows.GetAsync(request.Id, cancellationToken);
            if (request.Values.FirstOrDefault(v => Masking.Hides(v.Value)) is { Key: { } hidden }) throw InstanceErrors.VariableHidden(hidden);
            if (!await engine.SetVariablesAsync(request.Id, request.Values, cancellationToken)) throw InstanceErrors.HasEnded(request.Id, before.SubStatus);

            audit.Record("instance.change_variables", "instance", request.Id, new { ids = request.Values.Keys });
            return true;
        }
    }
}
