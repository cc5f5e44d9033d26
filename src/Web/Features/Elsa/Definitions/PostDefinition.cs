using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>POST /workflow-definitions</c>: saves a definition, and publishes it when asked to. As in Elsa, two definitions may have one name, and an
/// activity that nobody knows is only an incident once it is reached, unless a case can reach the definition.</summary>
internal static class PostDefinition
{
    internal sealed record Body(JsonObject? Model, bool? Publish);

    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost(
        "/workflow-definitions",
        async (Body body, IMediator mediator, Texts texts, CancellationToken stop) =>
        {
            var model = body.Model ?? throw DefinitionErrors.NotReadable(new DefinitionException("definition.no_root", "/model/root"));
            var answer = await mediator.Send(
                new SaveDefinition.Request(model, Publish: body.Publish == true, AllowsSameName: true, AllowsUnknownTypes: true), stop);
            return ElsaDefinition.Saved(answer, texts);
        });
}
