namespace CaseFlow.Domain.People;

/// <summary>Which policy population a household belongs to.</summary>
public enum PopulationType
{
    /// <summary>建档立卡脱贫人口: registered, lifted out of poverty.</summary>
    LiftedOut,

    /// <summary>脱贫不稳定户: monitored.</summary>
    UnstableLiftedOut,

    /// <summary>边缘易致贫户: monitored, never registered, near the line.</summary>
    EdgeHousehold,

    /// <summary>突发严重困难户: monitored.</summary>
    SuddenHardship,

    /// <summary>一般农户.</summary>
    OrdinaryRural,

    /// <summary>特困.</summary>
    ExtremePoverty,

    /// <summary>低保.</summary>
    LowIncomeAllowance,

    /// <summary>低收入.</summary>
    LowIncome,
}

/// <summary>The three monitoring-object types.</summary>
public enum MonitoringType
{
    UnstableLiftedOut,
    EdgeHousehold,
    SuddenHardship,
}
