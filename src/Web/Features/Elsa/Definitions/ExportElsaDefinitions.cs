using CaseFlow.Web.Features.Definitions;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>GET</c> or <c>POST /workflow-definitions/{id}/export</c>: one definition as a JSON file, or a zip of it and those that use it as an activity;
/// <c>POST /bulk-actions/export/workflow-definitions</c>: a zip of versions.</summary>
internal static class ExportElsaDefinitions
{
    private const string ArchiveName = "workflow-definitions.zip";

    internal sealed record Body(IReadOnlyList<string>? Ids = null);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapMethods(
            "/workflow-definitions/{definitionId}/export",
            [HttpMethods.Get, HttpMethods.Post],
            async (string definitionId, HttpRequest request, IMediator mediator, CancellationToken stop) =>
            {
                var asked = new ElsaQuery(request.Query);
                var version = VersionChoice.Parse(asked.Text("versionOptions"), VersionChoice.Latest);
                if (asked.Flag("includeConsumingWorkflows") == true) return await WithUsersAsync(definitionId, version, mediator, stop);

                var file = await mediator.Send(new ExportDefinitions.Query(definitionId, version), stop);
                return Results.File(file.Json, "application/json", file.Name);
            });
        elsa.MapPost("/bulk-actions/export/workflow-definitions", async (Body body, IMediator mediator, CancellationToken stop) =>
        {
            List<Guid> versions = [.. (body.Ids ?? []).Select(id => Guid.TryParse(id, out var version) ? version : Guid.Empty).Where(v => v != Guid.Empty)];
            return versions.Count == 0
                ? Results.NoContent()
                : Results.File(await mediator.Send(new ExportDefinitions.VersionsQuery(versions), stop), "application/zip", ArchiveName);
        });
    }

    private static async Task<IResult> WithUsersAsync(string definitionId, VersionChoice version, IMediator mediator, CancellationToken stop)
    {
        var users = await mediator.Send(new FindDefinitionUsers.Query(definitionId), stop);
        var zip = await mediator.Send(new ExportDefinitions.ArchiveQuery([definitionId], version, users.DefinitionIds), stop);
        return Results.File(zip, "application/zip", ArchiveName);
    }
}
