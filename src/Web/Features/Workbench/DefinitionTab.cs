namespace CaseFlow.Web.Features.Workbench;

/// <summary>What the common head of a definition's pages needs: <c>&lt;partial name="/Features/Workbench/_DefinitionHead.cshtml"
/// model='new DefinitionTab(id, DefinitionTab.Findings)' /&gt;</c> draws the page's <c>h1</c>, its state and its tabs.</summary>
/// <param name="DefinitionId">Of a definition that is there.</param>
/// <param name="Name">Which tab is open, one of the names below.</param>
public sealed record DefinitionTab(string DefinitionId, string Name)
{
    public const string Findings = "findings";
    public const string Form = "form";
    public const string Publish = "publish";
    public const string Running = "running";
    public const string History = "saves";
    public const string Try = "try";

    /// <summary>In the order in which an administrator works; each is also the last part of its page's address.</summary>
    public static IReadOnlyList<string> All { get; } = [Findings, Form, Publish, Running, History, Try];

    public static string AddressOf(string definitionId, string tab) => $"/admin/definitions/{Uri.EscapeDataString(definitionId)}/{tab}";

    /// <summary>Elsa Studio with the definition open; at one activity when it is named.</summary>
    public static string DesignerOf(string definitionId, string? activityId = null) =>
        $"/studio/workflows/definitions/{Uri.EscapeDataString(definitionId)}/edit{(activityId is null ? "" : $"?activity={Uri.EscapeDataString(activityId)}")}";

    /// <summary>Elsa Studio with a running instance on the canvas.</summary>
    public static string CanvasOf(Guid instanceId) => $"/studio/workflows/instances/{instanceId}/view";
}
