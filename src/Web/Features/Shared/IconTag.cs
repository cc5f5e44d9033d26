using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Web.Features.Shared;

/// <summary><c>&lt;icon name="bell" /&gt;</c>: one of Client/icons.json, decoration only; the words stand beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTag : TagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cf-icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent($"<use href=\"/dist/icons.svg#{Name}\"></use>");
    }
}
