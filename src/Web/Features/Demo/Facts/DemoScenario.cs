using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>What a household is there to show. Most are calm: their costs stay well below every threshold.</summary>
internal enum DemoScenario
{
    Calm,

    /// <summary>R01: much is paid by the household together.</summary>
    HouseholdCost,

    /// <summary>R02: half of a single person's income.</summary>
    IncomeShare,

    /// <summary>R03: one person pays more than a year's income of others.</summary>
    PersonCost,

    /// <summary>R04: too little is left to live on.</summary>
    LittleLeft,

    /// <summary>R06: a major disease found within the year.</summary>
    MajorDisease,

    /// <summary>R06 after a word of the expert panel: a code that maps to a major disease by judgement only.</summary>
    DoubtfulDisease,
}

internal static class DemoScenarios
{
    private static readonly (DemoScenario, double)[] Shares =
    [
        (DemoScenario.HouseholdCost, 0.009),
        (DemoScenario.IncomeShare, 0.005),
        (DemoScenario.PersonCost, 0.005),
        (DemoScenario.LittleLeft, 0.007),
        (DemoScenario.MajorDisease, 0.011),
        (DemoScenario.DoubtfulDisease, 0.0015),
        (DemoScenario.Calm, 0.9615),
    ];

    private static readonly (PopulationType, double)[] Populations =
    [
        (PopulationType.LiftedOut, 0.62),
        (PopulationType.UnstableLiftedOut, 0.05),
        (PopulationType.EdgeHousehold, 0.06),
        (PopulationType.SuddenHardship, 0.015),
        (PopulationType.ExtremePoverty, 0.04),
        (PopulationType.LowIncomeAllowance, 0.09),
        (PopulationType.LowIncome, 0.03),
        (PopulationType.OrdinaryRural, 0.095),
    ];

    public static DemoScenario Scenario(DemoRandom random) => random.Of(Shares);

    public static PopulationType Population(DemoRandom random, DemoScenario scenario)
    {
        var drawn = random.Of(Populations);
        return scenario is DemoScenario.MajorDisease or DemoScenario.DoubtfulDisease && drawn is PopulationType.OrdinaryRural or PopulationType.LowIncome
            ? PopulationType.LiftedOut
            : drawn;
    }

    public static MonitoringType? Monitored(PopulationType population) => population switch
    {
        PopulationType.UnstableLiftedOut => MonitoringType.UnstableLiftedOut,
        PopulationType.EdgeHousehold => MonitoringType.EdgeHousehold,
        PopulationType.SuddenHardship => MonitoringType.SuddenHardship,
        _ => null,
    };

    /// <summary>Yuan a year and member, before chance spreads it.</summary>
    public static int IncomePerMember(PopulationType population) => population switch
    {
        PopulationType.UnstableLiftedOut => 10_800,
        PopulationType.EdgeHousehold => 10_500,
        PopulationType.SuddenHardship => 11_500,
        PopulationType.ExtremePoverty => 10_200,
        PopulationType.LowIncomeAllowance => 10_000,
        PopulationType.LowIncome => 11_200,
        PopulationType.OrdinaryRural => 19_000,
        _ => 14_200,
    };

    public static SubsidyClass Subsidy(PopulationType population) => population switch
    {
        PopulationType.ExtremePoverty => SubsidyClass.Full,
        PopulationType.OrdinaryRural or PopulationType.LowIncome => SubsidyClass.None,
        _ => SubsidyClass.Fixed,
    };
}
