using System.Globalization;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;

namespace CaseFlow.Domain.People;

/// <summary>What the feed says of one settlement; <see cref="MedicalExpense"/> keeps it once it is checked.</summary>
/// <param name="AdmitDate">Required of an inpatient stay, as is <paramref name="DischargeDate"/>.</param>
/// <param name="ReversesClaimNo">On a reversal, the claim it takes back; all its amounts are zero or below.</param>
public sealed record ExpenseDetails(
    string Period,
    string ClaimNo,
    VisitType VisitType,
    Guid InstitutionId,
    InstitutionLevel Level,
    DateOnly? AdmitDate,
    DateOnly? DischargeDate,
    DateOnly SettleDate,
    string Icd10,
    Money Total,
    Money SelfFunded,
    Money Compliant,
    Money BasicPaid,
    Money MajorPaid,
    Money AidPaid,
    Money Bottom351Paid,
    Money Supp180Paid,
    Money OtherPaid,
    Money PersonalPaid,
    bool PayAfterTreatment,
    Money Deposit,
    bool OneStop,
    string? ReferralNo = null,
    string? ReversesClaimNo = null)
{
    public const int ClaimNoMaxLength = 40;

    /// <summary>One fen: what rounding may leave between sums (V4, V5).</summary>
    private const long Tolerance = 1;

    internal ExpenseDetails Checked(DateOnly today)
    {
        var kept = this with
        {
            ClaimNo = Check.Text(ClaimNo, "claimNo", ClaimNoMaxLength),
            Icd10 = People.Icd10.Parse(Icd10).Value,
            ReferralNo = Check.OptionalText(ReferralNo, "referralNo", ClaimNoMaxLength),
            ReversesClaimNo = Check.OptionalText(ReversesClaimNo, "reversesClaimNo", ClaimNoMaxLength),
        };
        if (kept.ReversesClaimNo == kept.ClaimNo)
        {
            throw PeopleErrors.ReversesItself();
        }

        CheckDates(today);
        CheckSigns(kept.ReversesClaimNo is not null);
        CheckSums();
        return kept;
    }

    private void CheckDates(DateOnly today)
    {
        Check.NotFuture(SettleDate, "settleDate", today);
        if (VisitType is VisitType.Inpatient)
        {
            _ = AdmitDate ?? throw PeopleErrors.Missing("admitDate");
            _ = DischargeDate ?? throw PeopleErrors.Missing("dischargeDate");
        }

        Check.Order(AdmitDate, "admitDate", DischargeDate, "dischargeDate");
        Check.Order(DischargeDate ?? AdmitDate, DischargeDate is null ? "admitDate" : "dischargeDate", SettleDate, "settleDate");
        if (!DateOnly.TryParseExact(Period, "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            throw PeopleErrors.PeriodMalformed();
        }

        if (month.Year != SettleDate.Year || month.Month != SettleDate.Month)
        {
            throw PeopleErrors.SettledOutsidePeriod(SettleDate, Period);
        }
    }

    private void CheckSigns(bool reversal)
    {
        CheckSign(Total, "total", reversal);
        CheckSign(SelfFunded, "selfFunded", reversal);
        CheckSign(Compliant, "compliant", reversal);
        CheckSign(BasicPaid, "basicPaid", reversal);
        CheckSign(MajorPaid, "majorPaid", reversal);
        CheckSign(AidPaid, "aidPaid", reversal);
        CheckSign(Bottom351Paid, "bottom351Paid", reversal);
        CheckSign(Supp180Paid, "supp180Paid", reversal);
        CheckSign(OtherPaid, "otherPaid", reversal);
        CheckSign(PersonalPaid, "personalPaid", reversal);
        CheckSign(Deposit, "deposit", reversal);
    }

    private static void CheckSign(Money amount, string field, bool reversal)
    {
        if (!reversal)
        {
            Check.NotNegative(amount, field);
        }
        else if (amount > Money.Zero)
        {
            throw PeopleErrors.Positive(field, amount);
        }
    }

    private void CheckSums()
    {
        if (Math.Abs((Total - SelfFunded - Compliant).Fen) > Tolerance)
        {
            throw PeopleErrors.TotalDoesNotAdd(Total, SelfFunded, Compliant);
        }

        var paid = BasicPaid + MajorPaid + AidPaid + Bottom351Paid + Supp180Paid + OtherPaid + PersonalPaid - SelfFunded;
        if (Math.Abs((paid - Compliant).Fen) > Tolerance)
        {
            throw PeopleErrors.LayersDoNotAdd(paid, Compliant);
        }
    }
}
