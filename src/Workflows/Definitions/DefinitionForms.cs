using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The two forms in which a stored version leaves: Elsa's API model, and the file.</summary>
public static class DefinitionForms
{
    private static readonly string[] Order =
    [
        "id", "definitionId", "tenantId", "name", "description", "createdAt", "version", "toolVersion", "variables", "inputs", "outputs", "outcomes",
        "customProperties", "isReadonly", "isSystem", "isLatest", "isPublished", "options", "root",
    ];

    /// <summary>Elsa's model: its members in its order, those that the server owns as they are now, unknown ones behind.</summary>
    public static JsonObject Model(DefinitionRow row)
    {
        var definition = WorkflowDefinition.Read(row.Json);
        definition.StampNodeIds();
        var given = definition.Json;
        given["id"] = row.Id.ToString();
        given["definitionId"] = row.DefinitionId;
        given["name"] = row.Name;
        given["createdAt"] = row.CreatedAt.ToString("O", CultureInfo.InvariantCulture);
        given["version"] = row.Version;
        given["isLatest"] = row.IsLatest;
        given["isPublished"] = row.IsPublished;
        foreach (var list in (string[])["variables", "inputs", "outputs", "outcomes"]) given[list] ??= new JsonArray();
        foreach (var map in (string[])["customProperties", "options"]) given[map] ??= new JsonObject();
        foreach (var flag in (string[])["isReadonly", "isSystem"]) given[flag] ??= false;

        var model = new JsonObject();
        foreach (var member in Order.Where(given.ContainsKey).Concat(given.Select(m => m.Key).Except(Order, StringComparer.Ordinal).ToList()).ToList())
        {
            var value = given[member];
            given.Remove(member);
            model[member] = value;
        }

        return model;
    }

    /// <summary>The file: as it was given, in its order and with nothing added; version and state say what they are now, if they are in it at all.</summary>
    public static string File(DefinitionRow row)
    {
        var definition = WorkflowDefinition.Read(row.Json);
        var json = definition.Json;
        if (json.ContainsKey("version")) json["version"] = row.Version;
        if (json.ContainsKey("isLatest")) json["isLatest"] = row.IsLatest;
        if (json.ContainsKey("isPublished")) json["isPublished"] = row.IsPublished;
        if (row.Source is DefinitionSource.Designer)
        {
            // What a designer sent back tells of the version it started from.
            if (json.ContainsKey("id")) json["id"] = row.Id.ToString();
            if (json.ContainsKey("createdAt")) json["createdAt"] = row.CreatedAt.ToString("O", CultureInfo.InvariantCulture);
        }

        return definition.Write(indented: true);
    }
}
