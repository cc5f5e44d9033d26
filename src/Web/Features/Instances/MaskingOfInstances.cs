using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Finds the masking that fits what an instance's definition asks for.</summary>
internal sealed class MaskingOfInstances(InstanceRows rows, IWorkflowStore store, DefinitionCache definitions)
{
    /// <param name="instanceId">When there is no such instance, what is always personal is hidden all the same.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Masking> OfAsync(Guid? instanceId, CancellationToken stop) =>
        instanceId is { } id && await rows.FindVersionAsync(id, stop) is { } version
            ? Masking.Of(await definitions.ReadAsync(version, store, stop))
            : Masking.OfAny;
}
