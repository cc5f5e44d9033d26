using CaseFlow.Web.Features.Settings;
using CaseFlow.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaseFlow.Web.Features.Shared;

/// <summary><c>&lt;due on="task.DueOn" /&gt;</c>: the date, and how long that is from today.</summary>
[HtmlTargetElement("due", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DueTag(Texts texts, PolicyInForce policy) : TagHelper
{
    public DateOnly? On { get; set; }

    /// <summary>What is done is no longer late.</summary>
    public bool Done { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (On is not { } day)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", texts.IsLate(day) && !Done ? "cf-late cf-nowrap" : "cf-nowrap");
        output.Content.Append(Done ? texts.Date(day) : $"{texts.Date(day)} · {texts.Due(day, await policy.CalendarAsync(CancellationToken.None))}");
    }
}
