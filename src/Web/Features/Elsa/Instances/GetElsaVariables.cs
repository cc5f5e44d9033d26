using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary><c>/workflow-instances/{id}/variables</c>: the workflow's own variables with their values; <c>POST</c> changes some and answers with all.</summary>
internal static class GetElsaVariables
{
    internal sealed record Body(IReadOnlyList<Change>? Variables = null);

    internal sealed record Change(string Id, JsonNode? Value);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-instances/{id:guid}/variables", AnswerAsync);
        elsa.MapPost("/workflow-instances/{id:guid}/variables", async (Guid id, Body body, IMediator mediator, CancellationToken stop) =>
        {
            // The last word on a variable counts.
            var values = (body.Variables ?? []).GroupBy(v => v.Id, StringComparer.Ordinal).ToDictionary(v => v.Key, v => v.Last().Value, StringComparer.Ordinal);
            if (values.Count > 0) await mediator.Send(new ChangeVariables.Command(id, values), stop);
            return await AnswerAsync(id, mediator, stop);
        });
    }

    private static async Task<IResult> AnswerAsync(Guid id, IMediator mediator, CancellationToken stop)
    {
        var variables = (await mediator.Send(new ReadInstance.Query(id), stop)).State.Variables;
        return ElsaJson.Ok(new ElsaList<VariableNow>([.. variables.Select(v => new VariableNow(v.Id, v.Name, v.Value))], variables.Count));
    }

    private sealed record VariableNow(string Id, string Name, JsonNode? Value);
}
