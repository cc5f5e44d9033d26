using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Web.Features.Elsa.Activities;

/// <summary>Every activity that Studio may meet, as Elsa describes activities: those of the runtime, workflows used as activities, and whatever else stands in
/// a stored definition. One type and version without a descriptor leaves Studio's canvas blank; one with two stops it.</summary>
internal sealed class Toolbox(
    CaseFlowDb db, Descriptors descriptors, WorkflowDescriptors workflows, TypesInUse inUse, ToolboxLists lists, ToolboxWords words, ToolboxShelf shelf)
{
    /// <summary>All of them, ready to be sent; as they are now.</summary>
    public async Task<ToolboxPage> PageAsync(CancellationToken stop)
    {
        var places = await lists.PlacesAsync(stop);
        var found = await inUse.FindAsync(db, stop);
        var stamp = new ToolboxStamp(Texts.Language, places, found);
        if (shelf.Find(stamp) is { } ready) return ready;

        var all = await AllAsync(places, found, stop);
        return shelf.Keep(stamp, ToolboxPage.Of(new() { ["items"] = new JsonArray([.. all]), ["count"] = all.Count }));
    }

    /// <param name="typeName">As a definition names it.</param>
    /// <param name="version">Null: the newest.</param>
    /// <param name="stop">Of the request.</param>
    public async Task<JsonObject?> FindAsync(string typeName, int? version, CancellationToken stop)
    {
        var all = await AllAsync(await lists.PlacesAsync(stop), await inUse.FindAsync(db, stop), stop);
        return all.Where(d => TypeOf(d).Name == typeName && (version is null || TypeOf(d).Version == version)).MaxBy(d => TypeOf(d).Version);
    }

    /// <summary>What Studio's panel for an input needs beside the value, given what the others have.</summary>
    /// <param name="typeName">As a definition names it.</param>
    /// <param name="input">By name.</param>
    /// <param name="context">What the other inputs have now.</param>
    /// <param name="stop">Of the request.</param>
    public async Task<JsonObject?> OptionsAsync(string typeName, string input, JsonObject? context, CancellationToken stop)
    {
        if (await FindAsync(typeName, null, stop) is not { } descriptor) return null;
        var described = (descriptor["inputs"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(i => string.Equals((string?)i["name"], input, StringComparison.OrdinalIgnoreCase));
        if (described?["uiSpecifications"] is not JsonObject specifications) return described is null ? null : [];

        if (descriptors.OptionListOf(typeName, input) is { } list) specifications["dropdown"] = DropDown(lists.Of(list, await lists.PlacesAsync(stop), context));
        specifications.Remove("Refresh");
        return (JsonObject)specifications.DeepClone();
    }

    private async Task<IReadOnlyList<JsonObject>> AllAsync(IReadOnlyList<OfferedPlace> places, TypesFound found, CancellationToken stop)
    {
        var all = new Dictionary<(string, int), JsonObject>();
        foreach (var known in descriptors.All()) all.TryAdd(TypeOf(known), words.Say(Filled(known, places)));
        foreach (var workflow in await workflows.AllAsync(stop)) all.TryAdd(TypeOf(workflow), workflow);
        foreach (var used in found.Types)
        {
            if (!all.ContainsKey((used.TypeName, used.Version))) all.Add((used.TypeName, used.Version), Lost(used));
        }

        // Elsa's placeholder stands for all lost ones on a canvas.
        var lost = found.Types.Where(t => descriptors.Find(t.TypeName) is null).SelectMany(t => t.PortNames).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        if (all.TryGetValue((LostActivities.PlaceholderType, 1), out var placeholder)) placeholder["ports"] = FlowPorts(lost);
        return [.. all.Values];
    }

    private JsonObject Filled(JsonObject descriptor, IReadOnlyList<OfferedPlace> places)
    {
        foreach (var input in descriptor["inputs"]!.AsArray().OfType<JsonObject>())
        {
            if (descriptors.OptionListOf((string)descriptor["typeName"]!, (string)input["name"]!) is { } list)
            {
                input["uiSpecifications"]!["dropdown"] = DropDown(lists.Of(list, places));
            }
        }

        return descriptor;
    }

    /// <summary>Something to draw for an activity that nobody knows any more, with the ports that its connections leave by.</summary>
    private JsonObject Lost(UsedType used)
    {
        var lost = descriptors.Find(used.TypeName) ?? descriptors.Find(LostActivities.PlaceholderType)!;
        var isKnown = (string)lost["typeName"]! == used.TypeName; // in another version
        if (isKnown) lost = words.Say(lost);
        lost["version"] = used.Version;
        lost["isBrowsable"] = false;
        if (isKnown) return lost;

        var name = used.TypeName[(used.TypeName.LastIndexOf('.') + 1)..];
        lost["typeName"] = used.TypeName;
        lost["namespace"] = name.Length < used.TypeName.Length ? used.TypeName[..^(name.Length + 1)] : "";
        lost["name"] = name;
        lost["displayName"] = used.TypeName;
        lost["ports"] = FlowPorts(used.PortNames);
        return lost;
    }

    private static (string Name, int Version) TypeOf(JsonObject descriptor) => ((string)descriptor["typeName"]!, (int)descriptor["version"]!);

    private static JsonArray FlowPorts(IEnumerable<string> names) =>
        [.. names.Select(p => new JsonObject { ["name"] = p, ["displayName"] = p, ["type"] = "Flow", ["isBrowsable"] = true })];

    private static JsonObject DropDown(IEnumerable<ToolboxOption> options) => new()
    {
        ["selectList"] = new JsonObject
        {
            ["items"] = new JsonArray([.. options.Select(o => new JsonObject { ["text"] = o.Text, ["value"] = o.Value })]),
            ["isFlagsEnum"] = false,
            ["sortItems"] = false,
        },
    };
}
