using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Elsa.Definitions;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>What people call the activities of a definition, its newest version first.</summary>
internal sealed class ActivityTexts
{
    private readonly Dictionary<string, Named> byNode = new(StringComparer.Ordinal);

    /// <param name="Text">What the canvas shows on it.</param>
    /// <param name="Order">Position in its definition, for lists.</param>
    /// <param name="Within">Texts of the containers around it, outermost first, without the definition's root.</param>
    public sealed record Named(string NodeId, string ActivityId, string Type, string Text, int Order, IReadOnlyList<string> Within);

    /// <param name="versions">Of one definition, newest first.</param>
    public ActivityTexts(params IEnumerable<WorkflowDefinition> versions)
    {
        foreach (var node in versions.SelectMany(v => v.Nodes)) byNode.TryAdd(node.NodeId, Of(node));
    }

    public Named this[string nodeId] => byNode.GetValueOrDefault(nodeId) ?? new(nodeId, nodeId.Split(':')[^1], "", nodeId.Split(':')[^1], int.MaxValue, []);

    /// <summary>The first of that id, wherever it stands.</summary>
    public Named? OfActivity(string activityId) => byNode.Values.FirstOrDefault(n => n.ActivityId == activityId);

    public static Named Of(ActivityNode node)
    {
        var around = new List<string>();
        for (var parent = node.Parent; parent?.Parent?.Parent is not null; parent = parent.Parent) around.Insert(0, TextOf(parent));
        return new(node.NodeId, node.Id, node.Type, TextOf(node), node.Index, around);
    }

    /// <summary>In the reader's language, where the activity is named in both.</summary>
    public static string TextOf(ActivityNode node)
    {
        var text = ComparedActivity.Of(node).Text;
        return Localised.In(Texts.Language, text, (node.Json["metadata"] as JsonObject)?["displayTexts"] as JsonObject) ?? text;
    }

    /// <summary>Of the latest version and of those that instances run on.</summary>
    public static async Task<ActivityTexts> ReadAsync(CaseFlowDb db, string definitionId, CancellationToken stop)
    {
        var running = db.Set<InstanceRow>().Where(i => i.DefinitionId == definitionId && i.Status == WorkflowStatus.Running).Select(i => i.DefinitionVersionId);
        var versions = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.DefinitionId == definitionId && (d.IsLatest || d.IsPublished || running.Contains(d.Id)))
            .OrderByDescending(d => d.Version).Select(d => d.Json).ToListAsync(stop);
        return new(versions.Select(WorkflowDefinition.Read));
    }
}
