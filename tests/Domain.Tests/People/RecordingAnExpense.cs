using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Tests.People;

/// <summary>The settled claims of the worked examples: E1 adds up, and so must every row.</summary>
public sealed class RecordingAnExpense
{
    private static readonly DateOnly Today = new(2021, 7, 15);
    private static readonly DateTimeOffset Now = new(2021, 7, 15, 4, 0, 0, TimeSpan.Zero);

    /// <summary>E1: county inpatient, total 20 000, self-funded 1000, paid 2236.</summary>
    private static readonly ExpenseDetails E1 = new(
        "202106", "C-1", VisitType.Inpatient, Guid.CreateVersion7(), InstitutionLevel.County, new(2021, 6, 1), new(2021, 6, 10), new(2021, 6, 10),
        "C16.2", Yuan(20_000), Yuan(1000), Yuan(19_000), Yuan(14_880), Yuan(0), Yuan(2884), Yuan(0), Yuan(0), Yuan(0), Yuan(2236), true, Yuan(0), true);

    [Fact]
    public void The_same_claim_sent_again_changes_nothing()
    {
        var expense = Record(E1);

        expense.Update(E1, Today).Should().BeFalse();
        expense.Update(E1 with { OneStop = false }, Today).Should().BeTrue();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(-1, true)]
    [InlineData(2, false)]
    [InlineData(-2, false)]
    public void V4_total_is_self_funded_and_compliant_within_one_fen(long fen, bool stands)
    {
        var off = E1 with { Total = E1.Total + new Money(fen) };

        Refusal(off).Should().Be(stands ? null : "expense.total_does_not_add");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(-1, true)]
    [InlineData(2, false)]
    [InlineData(-2, false)]
    public void V5_the_layers_and_the_persons_share_make_up_the_compliant_cost_within_one_fen(long fen, bool stands)
    {
        var off = E1 with { BasicPaid = E1.BasicPaid + new Money(fen) };

        Refusal(off).Should().Be(stands ? null : "expense.layers_do_not_add");
    }

    [Fact]
    public void V5_counts_every_layer_and_other_payers()
    {
        // E6, with a hundred of the person's share paid by others.
        var e6 = E1 with
        {
            Total = Yuan(320_000),
            SelfFunded = Yuan(20_000),
            Compliant = Yuan(300_000),
            BasicPaid = Yuan(150_000),
            MajorPaid = Yuan(103_750),
            AidPaid = Yuan(30_000),
            Bottom351Paid = Yuan(6250),
            OtherPaid = Yuan(100),
            PersonalPaid = Yuan(29_900),
        };
        var e5 = E1 with
        {
            VisitType = VisitType.ChronicOutpatient,
            Total = Yuan(6000),
            SelfFunded = Yuan(0),
            Compliant = Yuan(6000),
            BasicPaid = Yuan(4200),
            AidPaid = Yuan(1260),
            Supp180Paid = Yuan(432),
            PersonalPaid = Yuan(108),
        };

        Refusal(e6).Should().BeNull();
        Refusal(e5).Should().BeNull();
        Refusal(e5 with { Supp180Paid = Yuan(0) }).Should().Be("expense.layers_do_not_add");
    }

    [Fact]
    public void V13_dates_come_in_order_and_the_settlement_in_its_period()
    {
        Refusal(E1 with { AdmitDate = new(2021, 6, 11) }).Should().Be("date.not_in_order");
        Refusal(E1 with { DischargeDate = new(2021, 6, 11) }).Should().Be("date.not_in_order");
        Refusal(E1 with { AdmitDate = null }).Should().Be("field.missing");
        Refusal(E1 with { Period = "202105" }).Should().Be("expense.settled_outside_period");
        Refusal(E1 with { Period = "2021-6" }).Should().Be("expense.period_malformed");
        Refusal(E1 with { Period = "202107", SettleDate = Today.AddDays(1) }).Should().Be("date.in_future");
        Refusal(E1 with { VisitType = VisitType.Outpatient, AdmitDate = null, DischargeDate = null }).Should().BeNull();
    }

    [Fact]
    public void Only_a_reversal_is_negative()
    {
        var reversal = E1 with
        {
            ClaimNo = "C-2",
            ReversesClaimNo = "C-1",
            Total = -E1.Total,
            SelfFunded = -E1.SelfFunded,
            Compliant = -E1.Compliant,
            BasicPaid = -E1.BasicPaid,
            AidPaid = -E1.AidPaid,
            PersonalPaid = -E1.PersonalPaid,
        };

        Refusal(reversal).Should().BeNull();
        Refusal(reversal with { ReversesClaimNo = null }).Should().Be("money.negative");
        Refusal(reversal with { Deposit = Yuan(1) }).Should().Be("money.positive_on_reversal");
        Refusal(reversal with { ClaimNo = "C-1" }).Should().Be("expense.reverses_itself");
    }

    [Fact]
    public void A_correction_upwards_is_judged_anew()
    {
        var expense = Record(E1);
        expense.Judge(Guid.CreateVersion7());

        expense.Update(E1 with { AidPaid = Yuan(2885), PersonalPaid = Yuan(2235) }, Today);
        expense.JudgedInCaseId.Should().NotBeNull();
        expense.Update(E1 with { AidPaid = Yuan(0), PersonalPaid = Yuan(5120) }, Today);
        expense.JudgedInCaseId.Should().BeNull();
    }

    private static MedicalExpense Record(ExpenseDetails details) =>
        MedicalExpense.Record(Guid.CreateVersion7(), Guid.CreateVersion7(), details, Today, Now);

    private static string? Refusal(ExpenseDetails details)
    {
        try
        {
            Record(details);
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Code;
        }
    }

    private static Money Yuan(decimal yuan) => Money.FromYuan(yuan);
}
