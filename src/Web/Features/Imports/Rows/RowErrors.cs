using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>Why a row is not applied, where the domain has not said it already. Never quotes the row.</summary>
public static class RowErrors
{
    public static DomainException Missing(string field) => Rejected("field.missing", field);

    /// <summary>Not <c>yyyy-MM-dd</c>.</summary>
    public static DomainException DateMalformed(string field) => Rejected("row.date_malformed", field);

    /// <summary>Not whole digits.</summary>
    public static DomainException NumberMalformed(string field) => Rejected("row.number_malformed", field);

    /// <summary>Not yuan with at most two decimals.</summary>
    public static DomainException MoneyMalformed(string field) => Rejected("row.money_malformed", field);

    public static DomainException YesOrNo(string field) => Rejected("row.yes_or_no", field);

    public static DomainException ChoiceUnknown(string field, IEnumerable<string> choices) =>
        Rejected("row.choice_unknown", field, ("choices", string.Join(", ", choices)));

    /// <summary>An earlier row of the same file has the same key and says something else.</summary>
    public static DomainException Repeated(ImportKind kind, string field) =>
        Rejected(kind is ImportKind.MedicalExpenses ? "expense.claim_duplicate" : "row.repeated", field);

    /// <summary>No household of that number: import households first.</summary>
    public static DomainException HouseholdUnknown() => Rejected("row.household_unknown", "householdNo");

    /// <summary>Nobody of that ID number: import persons first.</summary>
    public static DomainException PersonUnknown() => Rejected("row.person_unknown", "idNo");

    public static DomainException InstitutionUnknown() => Rejected("row.institution_unknown", "institutionCode");

    /// <summary>No village of that code among the organisations.</summary>
    public static DomainException VillageUnknown() => Rejected("row.village_unknown", "regionCode");

    /// <summary>V11: name and ID number belong to different people; whose claim it is must not be guessed.</summary>
    public static DomainException NameMismatch() => Rejected("person.name_mismatch", "name");

    /// <summary>The claim that a reversal takes back is not there, or is another person's.</summary>
    public static DomainException ReversedUnknown() => Rejected("expense.reversed_unknown", "reversesClaimNo");

    /// <summary>The claim is another person's already.</summary>
    public static DomainException ClaimOfAnother() => Rejected("expense.claim_of_another", "claimNo");

    public static DomainException OrganisationUnknown(string field) => Rejected("row.organisation_unknown", field);

    public static DomainException UserUnknown(string field) => Rejected("row.user_unknown", field);

    /// <summary>V14.</summary>
    public static DomainException MembersDoNotCount(string householdNo, int stated, int known) =>
        Rejected("household.members_do_not_count", "memberCount", ("householdNo", householdNo), ("stated", stated), ("known", known));

    private static DomainException Rejected(string code, string field, params (string Name, object? Value)[] more) =>
        new(ErrorKind.Invalid, code, [("field", field), .. more]);
}
