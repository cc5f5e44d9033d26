using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.People;

/// <summary>Why a fact about people is refused. Parameters name the field and carry dates, amounts and codes, never the personal value.</summary>
public static class PeopleErrors
{
    public static DomainException IdNumberMalformed() => Invalid("id_number.malformed", ("field", "idNo"));

    public static DomainException IdNumberChecksum() => Invalid("id_number.checksum", ("field", "idNo"));

    public static DomainException IdNumberBirthDate() => Invalid("id_number.birth_date", ("field", "idNo"));

    public static DomainException PhoneMalformed() => Invalid("phone.malformed", ("field", "phone"));

    public static DomainException BankAccountMalformed() => Invalid("bank_account.malformed", ("field", "bankAccount"));

    public static DomainException IcdMalformed() => Invalid("icd10.malformed", ("field", "icd10"));

    public static DomainException DisabilityCertMalformed() => Invalid("disability_cert.malformed", ("field", "disabilityCert"));

    /// <summary>The certificate's first 18 characters are the ID number of whom it certifies.</summary>
    public static DomainException DisabilityCertMismatch() => Invalid("disability_cert.id_mismatch", ("field", "disabilityCert"));

    public static DomainException Missing(string field) => Invalid("field.missing", ("field", field));

    public static DomainException TooLong(string field, int max) => Invalid("field.too_long", ("field", field), ("max", max));

    public static DomainException UnreadableText(string field) => Invalid("field.unreadable", ("field", field));

    public static DomainException OutOfRange(string field, long value, long min, long max) =>
        Invalid("field.out_of_range", ("field", field), ("value", value), ("min", min), ("max", max));

    public static DomainException InFuture(string field, DateOnly value, DateOnly today) =>
        Invalid("date.in_future", ("field", field), ("value", value), ("today", today));

    /// <summary>V13. Names the two fields; the later one comes second.</summary>
    public static DomainException NotInOrder(string earlier, string later) =>
        Invalid("date.not_in_order", ("field", later), ("earlier", earlier));

    public static DomainException Negative(string field, Money value) =>
        Invalid("money.negative", ("field", field), ("value", value.Yuan));

    /// <summary>A reversal takes back: its amounts are zero or below.</summary>
    public static DomainException Positive(string field, Money value) =>
        Invalid("money.positive_on_reversal", ("field", field), ("value", value.Yuan));

    public static DomainException MoreWorkersThanMembers(int labour, int members) =>
        Invalid("household.labour_exceeds_members", ("field", "labourCount"), ("labour", labour), ("members", members));

    public static DomainException HouseholdNotFound() => new(ErrorKind.NotFound, "household.not_found");

    public static DomainException PersonNotFound() => new(ErrorKind.NotFound, "person.not_found");

    /// <summary>V3: one ID number, one household; leave the old one first.</summary>
    public static DomainException InAnotherHousehold() => new(ErrorKind.Conflict, "person.in_another_household", ("field", "idNo"));

    public static DomainException IdNumberFixed() => new(ErrorKind.Conflict, "person.id_number_fixed", ("field", "idNo"));

    public static DomainException DateBeforeBirth(string field) => Invalid("date.before_birth", ("field", field));

    public static DomainException PremiumSum(Money premium, Money subsidy, Money selfPaid) =>
        Invalid("enrolment.premium_sum", ("field", "premium"), ("premium", premium.Yuan), ("subsidy", subsidy.Yuan), ("selfPaid", selfPaid.Yuan));

    public static DomainException SubsidyWithoutClass(Money subsidy) =>
        Invalid("enrolment.subsidy_without_class", ("field", "subsidy"), ("subsidy", subsidy.Yuan));

    public static DomainException PeriodMalformed() => Invalid("expense.period_malformed", ("field", "period"));

    public static DomainException SettledOutsidePeriod(DateOnly settled, string period) =>
        Invalid("expense.settled_outside_period", ("field", "settleDate"), ("settleDate", settled), ("period", period));

    /// <summary>V4.</summary>
    public static DomainException TotalDoesNotAdd(Money total, Money selfFunded, Money compliant) =>
        Invalid("expense.total_does_not_add", ("field", "total"), ("total", total.Yuan), ("selfFunded", selfFunded.Yuan), ("compliant", compliant.Yuan));

    /// <summary>V5.</summary>
    public static DomainException LayersDoNotAdd(Money paid, Money compliant) =>
        Invalid("expense.layers_do_not_add", ("field", "compliant"), ("paid", paid.Yuan), ("compliant", compliant.Yuan));

    public static DomainException ReversesItself() => Invalid("expense.reverses_itself", ("field", "reversesClaimNo"));

    private static DomainException Invalid(string code, params (string, object?)[] parameters) => new(ErrorKind.Invalid, code, parameters);
}
