using System.Text.Json.Nodes;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary><c>POST /api/definitions</c>: a new definition, empty or with content, as version 1 and a draft.</summary>
public static class CreateDefinition
{
    /// <param name="Name">Nobody else's.</param>
    /// <param name="DefinitionId">Null: one is made.</param>
    /// <param name="Definition">As a file or Elsa's API has it; null: an empty flowchart.</param>
    public sealed record Body(string Name, string? Description = null, string? DefinitionId = null, JsonObject? Definition = null);

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPost("", async (Body body, IMediator mediator, Texts texts, CancellationToken stop) =>
        {
            var saved = await mediator.Send(new SaveDefinition.Request(ModelOf(body), body.DefinitionId ?? "", MustBeNew: true), stop);
            return TypedResults.Created($"/api/definitions/{saved.Definition.Summary.DefinitionId}", SavedDefinitionView.Of(saved, texts));
        })
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static JsonObject ModelOf(Body body)
    {
        var model = body.Definition?.DeepClone().AsObject() ?? new JsonObject
        {
            ["root"] = new JsonObject
            {
                ["id"] = "Flowchart1",
                ["name"] = "Flowchart1",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["activities"] = new JsonArray(),
                ["connections"] = new JsonArray(),
            },
        };
        model["name"] = DefinitionNames.WellFormed(body.Name);
        if (body.Description is not null) model["description"] = body.Description;
        return model;
    }
}
