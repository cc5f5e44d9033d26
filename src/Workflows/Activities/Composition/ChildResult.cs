using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Activities.Composition;

/// <summary>How a child ended, as the runtime tells its parent: <c>{workflowInstanceId, status, subStatus, output}</c>.</summary>
internal static class ChildResult
{
    /// <summary>Elsa's <c>ExecuteWorkflowResult</c>, as its variables keep it; what Elsa leaves empty stays empty.</summary>
    public static JsonObject Of(JsonObject child) => new()
    {
        ["WorkflowDefinitionVersionId"] = null,
        ["WorkflowInstanceId"] = child.Text("workflowInstanceId"),
        ["CorrelationId"] = null,
        ["Status"] = Enum.TryParse<WorkflowStatus>(child.Text("status"), out var status) ? (int)status : null,
        ["SubStatus"] = (int?)SubStatus(child),
        ["Output"] = Output(child),
    };

    public static JsonNode Output(JsonObject child) => child["output"]?.DeepClone() ?? new JsonObject();

    public static WorkflowSubStatus? SubStatus(JsonObject child) =>
        Enum.TryParse<WorkflowSubStatus>(child.Text("subStatus"), out var subStatus) ? subStatus : null;
}
