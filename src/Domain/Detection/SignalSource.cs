namespace CaseFlow.Domain.Detection;

/// <summary>Where a signal comes from.</summary>
public enum SignalSource
{
    /// <summary>S-List: the monitoring list of the rural revitalisation bureau.</summary>
    List,

    /// <summary>S-HPADS: rules over the feeds.</summary>
    Hpads,

    /// <summary>S-Clinic: daily diagnosis and treatment.</summary>
    Clinic,

    /// <summary>S-Contract: family-doctor service.</summary>
    Contract,

    /// <summary>S-Self: the household's own application.</summary>
    Self,

    /// <summary>S-Dept: another department's warning.</summary>
    Dept,

    /// <summary>S-Screening.</summary>
    Screening,
}

public enum SignalState
{
    New,

    /// <summary>Opened or reopened a case.</summary>
    Decided,

    /// <summary>Joined the household's open case.</summary>
    Absorbed,
}
