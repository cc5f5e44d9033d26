using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>POST /workflow-definitions</c>: saves a definition, and publishes it when asked to. As in Elsa, two definitions may have one name, and an
/// activity that nobody knows is only an incident once it is reached, unless a case can reach the definition.</summary>
internal static class PostDefinition
{
    /// <param name="AllowRemoval">Not Elsa's: also when most of what is stored is missing in it; for programs.</param>
    internal sealed record Body(JsonObject? Model = null, bool? Publish = null, bool? AllowRemoval = null);

    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost(
        "/workflow-definitions",
        async (Body body, IMediator mediator, ElsaDefinitions definitions, CancellationToken stop) =>
        {
            var model = definitions.Restored(body.Model);
            var answer = await mediator.Send(
                new SaveDefinition.Request(
                    model, Publish: body.Publish == true, AllowsSameName: true, AllowsUnknownTypes: true, AllowsRemoval: body.AllowRemoval == true),
                stop);
            return await definitions.SavedAsync(answer, stop);
        });
}
