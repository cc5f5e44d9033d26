namespace CaseFlow.Domain.Cases;

/// <summary>Numbers of the case life cycle; settings with these defaults (domain reference §3).</summary>
public sealed record CasePolicy
{
    public static CasePolicy Default { get; } = new();

    /// <summary>T3 returns to T2 at most this often in a cycle.</summary>
    public int MostReturnsToVisit { get; init; } = 1;

    /// <summary>T4 returns to the township at most this often in a cycle.</summary>
    public int MostReturnsToTownship { get; init; } = 2;

    /// <summary>Months after closure within which the same case reopens.</summary>
    public int ReopenMonths { get; init; } = 12;

    /// <summary>Working days a case may wait for its household in a cycle.</summary>
    public int MostWaitingDays { get; init; } = 10;

    /// <summary>Calendar days within which a measure must be due.</summary>
    public int MostMeasureDays { get; init; } = 60;

    /// <summary>Age in days at which a home check no longer supports a closure; closure condition (e).</summary>
    public int HomeCheckDays { get; init; } = 30;

    /// <summary>One in this many cases is sampled.</summary>
    public int SampleOneIn { get; init; } = 10;

    /// <summary>Shortest publicity in days.</summary>
    public int PublicityDays { get; init; } = 5;

    /// <summary>Visits without anybody at home, on different days, after which the township goes on without.</summary>
    public int MostAbsences { get; init; } = 2;

    /// <summary>Days after closure of the return visits.</summary>
    public IReadOnlyList<int> VisitDays { get; init; } = [30, 90, 180];

    /// <summary>Days until a measure is due unless its plan says otherwise.</summary>
    public int MeasureDays { get; init; } = 30;

    /// <summary>Calendar days from the signal within which the household is recognised as a monitoring object (P1).</summary>
    public int RecognitionDays { get; init; } = 15;

    /// <summary>A return visit may be made this many days before or after its day.</summary>
    public int VisitWindow { get; init; } = 7;
}
