using CaseFlow.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Web.Features.Shared;

/// <summary><c>&lt;severity of="Red" /&gt;</c>: colour and word and shape, so that neither a printer nor a colour-blind eye loses it.</summary>
[HtmlTargetElement("severity", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SeverityTag(Texts texts) : TagHelper
{
    /// <summary>A severity or its name; nothing is drawn for none.</summary>
    public object? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Of?.ToString();
        var shape = name switch { "Red" => "▲", "Orange" => "◆", "Yellow" => "●", "Grey" => "○", _ => null };
        if (shape is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"cf-sev cf-sev-{name!.ToLowerInvariant()}");
        output.Content.SetHtmlContent($"<span aria-hidden=\"true\">{shape}</span> ");
        output.Content.Append(texts.Name("severity", name));
    }
}
