using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>A definition version as Elsa's tools read it: the stored model behind the links that say what may be done with it.</summary>
internal static class ElsaDefinition
{
    public static JsonObject Of(StoredDefinition stored)
    {
        var linked = new JsonObject { ["links"] = Links(stored.Summary.DefinitionId) };
        foreach (var (member, value) in stored.Model) linked[member] = value?.DeepClone();
        return linked;
    }

    /// <summary>What Elsa answers to a save or a publish.</summary>
    public static IResult Saved(SaveDefinition.Answer answer, Texts texts) => ElsaJson.Ok(new
    {
        WorkflowDefinition = Of(answer.Definition),
        answer.AlreadyPublished,
        ConsumingWorkflowCount = 0,
        ValidationErrors = answer.Findings.Where(f => f.IsError).Select(f => ErrorOf(f, texts)),
    });

    private static object ErrorOf(Finding finding, Texts texts) => new { Message = texts.Say(finding), finding.ActivityId };

    private static JsonArray Links(string definitionId)
    {
        var at = $"/workflow-definitions/{Uri.EscapeDataString(definitionId)}";
        return
        [
            Link(at, "self", "GET"),
            Link($"{at}/dispatch", "dispatch", "POST"),
            Link($"{at}/execute", "execute", "POST"),
            Link($"{at}/publish", "publish", "POST"),
            Link($"{at}/retract", "retract", "POST"),
        ];
    }

    private static JsonObject Link(string href, string rel, string method) => new() { ["href"] = href, ["rel"] = rel, ["method"] = method };
}
