using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>What each layer pays of a claim: basic insurance, major-illness insurance, medical aid, in this order and half-up to the fen after each.
/// One for a person and a calendar year. The rates are those of the illustrative policy SEED0-MZ; ordinary outpatient care, for which it has none, gets
/// half within a small yearly cap.</summary>
internal sealed class BenefitLayers(PopulationType population, bool insured)
{
    private const long BasicCap = 15_000_000;
    private const long ChronicCap = 500_000;
    private const long OutpatientCap = 40_000;
    private const long MajorStep = 5_000_000;
    private const long MajorCap = 30_000_000;
    private const long AidCap = 5_000_000;

    private readonly bool favoured = population is PopulationType.ExtremePoverty or PopulationType.LowIncomeAllowance;
    private long basicOfYear;
    private long chronicOfYear;
    private long outpatientOfYear;
    private long majorBase;
    private long aidBase;

    public readonly record struct Paid(Money Basic, Money Major, Money Aid)
    {
        public Money All => Basic + Major + Aid;
    }

    /// <param name="type">Of the visit.</param>
    /// <param name="level">Of the institution.</param>
    /// <param name="compliant">Total less self-funded.</param>
    /// <param name="referred">With a proper referral.</param>
    public Paid Settle(VisitType type, InstitutionLevel level, Money compliant, bool referred)
    {
        if (!insured)
        {
            return default;
        }

        var cost = compliant.Fen;
        var basic = Basic(type, level, cost, referred);
        if (type is VisitType.Outpatient)
        {
            return new(new(basic), Money.Zero, Money.Zero);
        }

        var major = Major(majorBase + cost - basic) - Major(majorBase);
        majorBase += cost - basic;
        var rest = cost - basic - major;
        var aid = Aid(aidBase + rest) - Aid(aidBase);
        aidBase += rest;
        return new(new(basic), new(major), new(aid));
    }

    private long Basic(VisitType type, InstitutionLevel level, long cost, bool referred)
    {
        switch (type)
        {
            case VisitType.Outpatient:
                return Within(Part(cost, 0.50m), OutpatientCap, ref outpatientOfYear);
            case VisitType.ChronicOutpatient:
                return Within(Part(cost, 0.70m), ChronicCap, ref chronicOfYear);
            default:
                var (deductible, rate) = level switch
                {
                    InstitutionLevel.Township => (20_000L, 0.85m),
                    InstitutionLevel.County => (40_000L, 0.75m),
                    InstitutionLevel.Prefecture => (80_000L, 0.65m),
                    _ => (120_000L, 0.60m),
                };
                rate += (favoured ? 0.05m : 0) - (referred ? 0 : 0.10m);
                return Within(Part(Math.Max(cost - deductible, 0), rate), BasicCap, ref basicOfYear);
        }
    }

    private long Major(long compliantAfterBasic)
    {
        var above = Math.Max(compliantAfterBasic - (favoured ? 500_000 : 1_000_000), 0);
        var more = favoured ? 0.05m : 0;
        var paid = Part(Math.Min(above, MajorStep), 0.60m + more) + Part(Math.Max(above - MajorStep, 0), 0.70m + more);
        return favoured ? paid : Math.Min(paid, MajorCap);
    }

    private long Aid(long compliantAfterMajor)
    {
        var (rate, deductible) = population switch
        {
            PopulationType.ExtremePoverty => (0.90m, 0L),
            PopulationType.LowIncomeAllowance => (0.75m, 0L),
            PopulationType.UnstableLiftedOut or PopulationType.EdgeHousehold or PopulationType.SuddenHardship => (0.60m, 128_000L),
            _ => (0m, 0L),
        };
        return Math.Min(Part(Math.Max(compliantAfterMajor - deductible, 0), rate), AidCap);
    }

    private static long Part(long fen, decimal rate) => (long)Math.Round(fen * rate, 0, MidpointRounding.AwayFromZero);

    private static long Within(long wanted, long cap, ref long ofYear)
    {
        var paid = Math.Min(wanted, cap - ofYear);
        ofYear += paid;
        return paid;
    }
}
