using System.ComponentModel.DataAnnotations;

namespace CaseFlow.Web.Features.Detection;

public sealed class DetectionOptions
{
    public const string Section = "CaseFlow:Detection";

    /// <summary>When the nightly run over all households begins, county time, as a span since midnight.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:00")]
    public TimeSpan NightlyAt { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Households evaluated in one unit of work.</summary>
    [Range(1, 500)]
    public int BatchSize { get; init; } = 40;
}
