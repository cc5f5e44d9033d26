using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Web.Features.Workbench;

/// <summary><c>&lt;finding-severity of="finding.Severity" /&gt;</c>: colour, word and shape.</summary>
[HtmlTargetElement("finding-severity", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FindingSeverityTag(Texts texts) : TagHelper
{
    public FindingSeverity Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Draw(output, Of, texts.Name("findingSeverity", Of));

    internal static void Draw(TagHelperOutput output, FindingSeverity severity, string words)
    {
        var (shape, colour) = severity switch
        {
            FindingSeverity.Error => ("▲", "red"),
            FindingSeverity.Warning => ("◆", "orange"),
            _ => ("○", "grey"),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"cf-sev cf-sev-{colour}");
        output.Content.SetHtmlContent($"<span aria-hidden=\"true\">{shape}</span> ");
        output.Content.Append(words);
    }
}

/// <summary><c>&lt;finding-count severity="Error" count="2" /&gt;</c>: "▲ 2 errors"; nothing for none.</summary>
[HtmlTargetElement("finding-count", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FindingCountTag(Texts texts) : TagHelper
{
    public FindingSeverity Severity { get; set; }

    public int Count { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        FindingSeverityTag.Draw(output, Severity, texts.Say($"finding_count.{Severity}", ("n", Count)));
    }
}
