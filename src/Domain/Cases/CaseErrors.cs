using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

public static class CaseErrors
{
    public static DomainException NotFound(Guid id) => new(ErrorKind.NotFound, "case.not_found", ("id", id));

    public static DomainException NumberMalformed(string text) => new(ErrorKind.Invalid, "case.number_malformed", ("text", text));

    public static DomainException StageForbids(string number, CaseStage from, CaseStage to) =>
        new(ErrorKind.Conflict, "case.stage_forbids", ("number", number), ("from", from), ("to", to));

    public static DomainException NotInStage(string number, CaseStage stage, CaseStage needed) =>
        new(ErrorKind.Conflict, "case.not_in_stage", ("number", number), ("stage", stage), ("needed", needed));

    public static DomainException Ended(string number) => new(ErrorKind.Conflict, "case.ended", ("number", number));

    public static DomainException ReturnedTooOften(string number, int most) =>
        new(ErrorKind.Conflict, "case.returned_too_often", ("number", number), ("most", most));

    public static DomainException ReopenTooLate(string number, int months) =>
        new(ErrorKind.Conflict, "case.reopen_too_late", ("number", number), ("months", months));

    public static DomainException WaitTooLong(string number, int most, int left) =>
        new(ErrorKind.Conflict, "case.wait_too_long", ("number", number), ("most", most), ("left", left));

    public static DomainException WaitReasonUnknown(string reason) => new(ErrorKind.Invalid, "case.wait_reason_unknown", ("reason", reason));

    public static DomainException NumberUnknown(string number) => new(ErrorKind.Invalid, "case.number_unknown", ("number", number));

    public static DomainException ReopenReasonUnknown(string reason) => new(ErrorKind.Invalid, "case.reopen_reason_unknown", ("reason", reason));

    public static DomainException DateAhead(string field, DateOnly date) =>
        new(ErrorKind.Invalid, "case.date_ahead", ("field", field), ("date", date));

    public static DomainException ConsentMissing(string number) =>
        new(ErrorKind.Conflict, "referral.consent_missing", ("number", number));

    public static DomainException ReferralUnknown(Guid id) => new(ErrorKind.NotFound, "referral.not_found", ("id", id));

    public static DomainException ReferralAnswered(Guid id) => new(ErrorKind.Conflict, "referral.answered", ("id", id));

    public static DomainException ReferralNotSent(Guid id) => new(ErrorKind.Conflict, "referral.not_sent", ("id", id));

    public static DomainException ReferralNoneChosen(string number) =>
        new(ErrorKind.Conflict, "referral.none_chosen", ("number", number));

    public static DomainException ReferralAmountMissing(Guid id) => new(ErrorKind.Invalid, "referral.amount_missing", ("id", id));

    public static DomainException MeasureUnknown(Guid id) => new(ErrorKind.NotFound, "measure.not_found", ("id", id));

    public static DomainException MeasureState(Guid id, MeasureState state) =>
        new(ErrorKind.Conflict, "measure.state_forbids", ("id", id), ("state", state));

    public static DomainException MeasureDueTooLate(int mostDays) => new(ErrorKind.Invalid, "measure.due_too_late", ("days", mostDays));

    public static DomainException MeasureVerifiedByDeliverer(Guid id) =>
        new(ErrorKind.Conflict, "measure.verified_by_deliverer", ("id", id));

    public static DomainException SameVisitor(string number) => new(ErrorKind.Conflict, "closure.same_visitor", ("number", number));

    public static DomainException ConditionOpen(string number, IReadOnlyList<string> conditions) =>
        new(ErrorKind.Conflict, "closure.condition_open", ("number", number), ("conditions", conditions));

    public static DomainException NoLabour(string number) => new(ErrorKind.Conflict, "closure.no_labour", ("number", number));

    public static DomainException SampleMissing(string number) => new(ErrorKind.Conflict, "closure.sample_missing", ("number", number));

    public static DomainException PublicityShort(int days) => new(ErrorKind.Conflict, "publicity.too_short", ("days", days));

    public static DomainException PublicityMissing(string number) => new(ErrorKind.Conflict, "publicity.missing", ("number", number));
}
