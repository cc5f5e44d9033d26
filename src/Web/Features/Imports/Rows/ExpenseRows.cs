using System.Text;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Imports.Files;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>Known again by <c>institutionCode</c> and <c>claimNo</c>. Sent again in a later file with other amounts it is a correction; twice in one
/// file with other amounts it is refused, since nobody can tell which is right.</summary>
internal sealed class ExpenseRows(CaseFlowDb db, Lookups lookups, RowWriter writer) : RowApplier<ExpenseRows.Row>
{
    private Dictionary<string, Person> persons = [];
    private Dictionary<string, OrgUnit> institutions = [];
    private readonly List<MedicalExpense> added = [];
    private Dictionary<(Guid Institution, string ClaimNo), MedicalExpense> expenses = [];

    public override ImportKind Kind => ImportKind.MedicalExpenses;

    protected override Row Read(RowFields fields, Batch batch) => new(
        IdNumber.Parse(fields.Text("idNo"), batch.Today).Value,
        fields.Text("name"),
        fields.Text("institutionCode"),
        new(
            fields.Text("period"),
            fields.Text("claimNo"),
            fields.Choice<VisitType>("visitType"),
            Guid.Empty,
            fields.Choice<InstitutionLevel>("level"),
            fields.OptionalDate("admitDate"),
            fields.OptionalDate("dischargeDate"),
            fields.Date("settleDate"),
            fields.Text("icd10"),
            fields.Money("total"),
            fields.MoneyOrZero("selfFunded"),
            fields.Money("compliant"),
            fields.MoneyOrZero("basicPaid"),
            fields.MoneyOrZero("majorPaid"),
            fields.MoneyOrZero("aidPaid"),
            fields.MoneyOrZero("bottom351Paid"),
            fields.MoneyOrZero("supp180Paid"),
            fields.MoneyOrZero("otherPaid"),
            fields.Money("personalPaid"),
            fields.YesOrNothing("payAfterTreatment"),
            fields.MoneyOrZero("deposit"),
            fields.YesOrNothing("oneStop"),
            fields.OptionalText("referralNo"),
            fields.OptionalText("reversesClaimNo")));

    protected override async Task LookUpAsync(IReadOnlyList<Row> rows, CancellationToken stop)
    {
        persons = await lookups.PersonsAsync(rows.Select(r => r.IdNo), track: false, stop);
        institutions = await lookups.OrganisationsAsync(rows.Select(r => r.InstitutionCode), track: false, stop);
        var places = institutions.Values.Select(u => u.Id).ToArray();
        var claims = rows.Select(r => r.Details.ClaimNo).Concat(rows.Select(r => r.Details.ReversesClaimNo).OfType<string>()).Distinct().ToArray();
        expenses = await db.Set<MedicalExpense>().Where(e => EF.Parameter(claims).Contains(e.ClaimNo) && places.Contains(e.InstitutionId))
            .ToDictionaryAsync(e => (e.InstitutionId, e.ClaimNo), stop);
    }

    protected override RowOutcome Apply(Batch batch, ImportRow row, Row value)
    {
        var person = persons.Or(value.IdNo);
        if (Normal(person.Name) != Normal(value.Name)) throw RowErrors.NameMismatch();

        var details = value.Details with { InstitutionId = institutions.InstitutionOr(value.InstitutionCode).Id };
        CheckReversal(details, person);
        if (expenses.TryGetValue((details.InstitutionId, details.ClaimNo), out var expense))
        {
            if (expense.PersonId != person.Id) throw RowErrors.ClaimOfAnother();
            var changed = expense.Update(details, batch.Today);
            batch.Cover(expense.Period);
            if (!changed) return RowOutcome.Unchanged;
            batch.Touch(person.HouseholdId);
            return RowOutcome.Updated;
        }

        expense = MedicalExpense.Record(person.Id, person.HouseholdId, details, batch.Today, batch.Now);
        expenses.Add((expense.InstitutionId, expense.ClaimNo), expense);
        added.Add(expense);
        batch.Cover(expense.Period);
        batch.Touch(person.HouseholdId);
        return RowOutcome.Created;
    }

    protected override Task WriteAsync(CancellationToken stop) => writer.InsertAsync(added, stop);

    private static string Normal(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c))).ToUpperInvariant();

    private void CheckReversal(ExpenseDetails details, Person person)
    {
        if (details.ReversesClaimNo is { } reversed
            && (!expenses.TryGetValue((details.InstitutionId, reversed), out var claim) || claim.PersonId != person.Id))
        {
            throw RowErrors.ReversedUnknown();
        }
    }

    internal sealed record Row(string IdNo, string Name, string InstitutionCode, ExpenseDetails Details);
}
