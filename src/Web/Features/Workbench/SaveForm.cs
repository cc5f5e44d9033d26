using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>Saves the form of one task into the draft, as the designer would save it; everything else of the draft stays.</summary>
public static class SaveForm
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="Revision">The one that the form was read from.</param>
    /// <exception cref="DomainException"><c>definition.not_found</c>, <c>definition.stale</c>, <c>form.activity_gone</c>, <c>form.malformed</c>, and what
    /// <see cref="SaveDefinition"/> refuses</exception>
    public sealed record Request(string DefinitionId, string ActivityId, JsonArray Fields, int Revision) : IRequest<SaveDefinition.Answer>;

    internal sealed class Handler(DefinitionVersions versions, IMediator mediator) : IRequestHandler<Request, SaveDefinition.Answer>
    {
        public async Task<SaveDefinition.Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            Form.Read(request.Fields);
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            if (latest.Revision != request.Revision) throw DefinitionErrors.Stale(request.DefinitionId, latest.Revision);

            var definition = WorkflowDefinition.Read(latest.Json);
            var node = definition.Nodes.FirstOrDefault(n => n.Id == request.ActivityId && n.Type == ReadForms.TaskType)
                ?? throw WorkbenchErrors.ActivityGone(request.ActivityId);
            // As text: that is what the designer's JSON editor shows and sends.
            node.Json["fields"] = new JsonObject
            {
                ["typeName"] = node.Json["fields"]?["typeName"]?.DeepClone() ?? "Object",
                ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = request.Fields.ToJsonString(Readable) },
            };
            return await mediator.Send(new SaveDefinition.Request(definition.Json, request.DefinitionId, Revision: request.Revision), cancellationToken);
        }
    }
}
