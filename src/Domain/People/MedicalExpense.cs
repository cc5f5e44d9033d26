using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;

namespace CaseFlow.Domain.People;

public enum VisitType
{
    Outpatient,
    ChronicOutpatient,
    Inpatient,
}

/// <summary>One settlement of the monthly feed. Keeps who it was as an id: name and number stand with the person.</summary>
public sealed class MedicalExpense
{
    private MedicalExpense()
    {
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid HouseholdId { get; private set; }

    /// <summary><c>yyyyMM</c>.</summary>
    public string Period { get; private set; } = "";

    /// <summary>Unique with the institution.</summary>
    public string ClaimNo { get; private set; } = "";

    public Guid InstitutionId { get; private set; }

    public InstitutionLevel Level { get; private set; }

    public VisitType VisitType { get; private set; }

    public DateOnly? AdmitDate { get; private set; }

    public DateOnly? DischargeDate { get; private set; }

    /// <summary>Decides in which window the claim counts.</summary>
    public DateOnly SettleDate { get; private set; }

    [Personal(PersonalKind.Diagnosis)]
    public string Icd10 { get; private set; } = "";

    public Money Total { get; private set; }

    public Money SelfFunded { get; private set; }

    public Money Compliant { get; private set; }

    public Money BasicPaid { get; private set; }

    public Money MajorPaid { get; private set; }

    public Money AidPaid { get; private set; }

    public Money Bottom351Paid { get; private set; }

    public Money Supp180Paid { get; private set; }

    public Money OtherPaid { get; private set; }

    /// <summary>All that the person bore, the self-funded part included.</summary>
    public Money PersonalPaid { get; private set; }

    public bool PayAfterTreatment { get; private set; }

    public Money Deposit { get; private set; }

    public bool OneStop { get; private set; }

    public string? ReferralNo { get; private set; }

    /// <summary>Set on a reversal, whose amounts are the only negative ones.</summary>
    public string? ReversesClaimNo { get; private set; }

    /// <summary>The case whose review judged this claim; a judged claim makes no new hit.</summary>
    public Guid? JudgedInCaseId { get; private set; }

    private ExpenseDetails Details => new(
        Period, ClaimNo, VisitType, InstitutionId, Level, AdmitDate, DischargeDate, SettleDate, Icd10, Total, SelfFunded, Compliant, BasicPaid, MajorPaid,
        AidPaid, Bottom351Paid, Supp180Paid, OtherPaid, PersonalPaid, PayAfterTreatment, Deposit, OneStop, ReferralNo, ReversesClaimNo);

    /// <exception cref="DomainException">As <see cref="PeopleErrors"/> says; V4, V5 and V13 among them.</exception>
    public static MedicalExpense Record(Guid personId, Guid householdId, ExpenseDetails details, DateOnly today, DateTimeOffset now)
    {
        var expense = new MedicalExpense { Id = Ids.New(now), PersonId = personId, HouseholdId = householdId };
        expense.Take(details.Checked(today));
        return expense;
    }

    /// <summary>The same claim sent again. A correction by which the person bears more is to be judged anew.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Update(ExpenseDetails details, DateOnly today)
    {
        var next = details.Checked(today);
        if (next == Details)
        {
            return false;
        }

        if (next.PersonalPaid > PersonalPaid)
        {
            JudgedInCaseId = null;
        }

        Take(next);
        return true;
    }

    public void Judge(Guid caseId) => JudgedInCaseId ??= caseId;

    private void Take(ExpenseDetails details)
    {
        Period = details.Period;
        ClaimNo = details.ClaimNo;
        VisitType = details.VisitType;
        InstitutionId = details.InstitutionId;
        Level = details.Level;
        AdmitDate = details.AdmitDate;
        DischargeDate = details.DischargeDate;
        SettleDate = details.SettleDate;
        Icd10 = details.Icd10;
        Total = details.Total;
        SelfFunded = details.SelfFunded;
        Compliant = details.Compliant;
        BasicPaid = details.BasicPaid;
        MajorPaid = details.MajorPaid;
        AidPaid = details.AidPaid;
        Bottom351Paid = details.Bottom351Paid;
        Supp180Paid = details.Supp180Paid;
        OtherPaid = details.OtherPaid;
        PersonalPaid = details.PersonalPaid;
        PayAfterTreatment = details.PayAfterTreatment;
        Deposit = details.Deposit;
        OneStop = details.OneStop;
        ReferralNo = details.ReferralNo;
        ReversesClaimNo = details.ReversesClaimNo;
    }
}
