using System.ComponentModel.DataAnnotations;

namespace CaseFlow.Web.Features.Imports;

/// <summary>Section <c>CaseFlow:Imports</c>.</summary>
public sealed class ImportOptions
{
    public const string Section = "CaseFlow:Imports";

    /// <summary>Bytes of one file; one gigabyte unless set.</summary>
    [Range(1, 1L << 40)]
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>Rows of one batch at most: how long another writer may have to wait.</summary>
    [Range(1, 500)]
    public int BatchRows { get; init; } = 500;

    /// <summary>A batch that takes longer is followed by a smaller one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:00.100")]
    public TimeSpan BatchTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Progress of one import is pushed at most this often.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan TellEvery { get; init; } = TimeSpan.FromSeconds(2);
}
