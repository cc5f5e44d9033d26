using CaseFlow.Web.Features.Instances;
using CaseFlow.Workflows.Runtime;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary><c>GET /workflow-instances/{id}/variables</c>: the workflow's own variables with their values.</summary>
internal static class GetElsaVariables
{
    public static void Map(RouteGroupBuilder elsa) => elsa.MapGet(
        "/workflow-instances/{id:guid}/variables",
        async (Guid id, IMediator mediator, CancellationToken stop) => Answer((await mediator.Send(new ReadInstance.Query(id), stop)).State.Variables));

    internal static IResult Answer(IReadOnlyList<VariableValue> variables) => ElsaJson.Ok(new ElsaList<VariableValue>(variables, variables.Count));
}
