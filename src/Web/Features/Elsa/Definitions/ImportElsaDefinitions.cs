using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>Files that become drafts: <c>POST /workflow-definitions/import</c> and <c>PUT /workflow-definitions/{id}/import</c> take one as the body,
/// <c>POST /workflow-definitions/import-files</c> several as a form's files, zips too; all or none.</summary>
internal static class ImportElsaDefinitions
{
    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-definitions/import", (JsonObject model, IMediator mediator, ElsaDefinitions definitions, CancellationToken stop) =>
            ImportAsync(model, mediator, definitions, stop));
        elsa.MapPut(
            "/workflow-definitions/{definitionId}/import",
            (string definitionId, JsonObject model, IMediator mediator, ElsaDefinitions definitions, CancellationToken stop) =>
            {
                model["definitionId"] = definitionId;
                return ImportAsync(model, mediator, definitions, stop);
            });
        elsa.MapPost("/workflow-definitions/import-files", async (IFormFileCollection files, IMediator mediator, CancellationToken stop) =>
        {
            var read = new List<DefinitionFile>();
            foreach (var file in files) read.AddRange(await UploadedDefinitions.ReadAsync(file, stop));
            var imported = read.Count == 0 ? 0 : (await mediator.Send(new ImportDefinitions.Request(read), stop)).Items.Count;
            return ElsaJson.Ok(new { Count = imported });
        }).DisableAntiforgery();
    }

    private static async Task<IResult> ImportAsync(JsonObject model, IMediator mediator, ElsaDefinitions definitions, CancellationToken stop)
    {
        var file = new DefinitionFile("definition.json", Encoding.UTF8.GetBytes(definitions.Restored(model).ToJsonString()));
        var imported = (await mediator.Send(new ImportDefinitions.Request([file]), stop)).Items.Single();
        var stored = await mediator.Send(new ReadDefinition.ByVersionId(imported.Definition.Id), stop);
        return Results.Json(
            await definitions.OfAsync(stored, stop),
            ElsaJson.Options,
            statusCode: imported is { IsChanged: true, Definition.Revision: 1 } ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
