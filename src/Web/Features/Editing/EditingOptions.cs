using System.ComponentModel.DataAnnotations;

namespace CaseFlow.Web.Features.Editing;

/// <summary>Section <c>CaseFlow:Editing</c>: how workflow definitions are kept from being spoilt by accident.</summary>
public sealed class EditingOptions
{
    public const string Section = "CaseFlow:Editing";

    /// <summary>A page of the designer that gave no sign of life for so long edits no longer; one minute unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan SeatLife { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a page gives a sign of life; 20 seconds unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan KeepEvery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Smaller workflows may lose any of their activities; 4 unless set.</summary>
    [Range(1, 1000)]
    public int GuardedActivities { get; init; } = 4;

    /// <summary>The part of a workflow's activities that one save may remove; one half unless set.</summary>
    [Range(0.01, 1)]
    public double MostRemoved { get; init; } = 0.5;

    /// <summary>For so long an allowed removal waits for its save; two minutes unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan RemovalAllowance { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Saves that only moved activities become one when they lie within this time; five minutes unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LayoutMerge { get; init; } = TimeSpan.FromMinutes(5);
}
