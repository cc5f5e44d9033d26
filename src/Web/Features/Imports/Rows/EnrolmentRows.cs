using System.Globalization;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Imports.Files;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>Known again by <c>idNo</c> and <c>year</c>.</summary>
internal sealed class EnrolmentRows(CaseFlowDb db, Lookups lookups) : RowApplier<EnrolmentRows.Row>
{
    private Dictionary<string, Person> persons = [];
    private Dictionary<(Guid Person, int Year), Enrolment> enrolments = [];

    public override ImportKind Kind => ImportKind.Enrolments;

    protected override Row Read(RowFields fields, Batch batch) => new(
        IdNumber.Parse(fields.Text("idNo"), batch.Today).Value,
        new(
            fields.Number("year"),
            fields.YesOrNo("enrolled"),
            fields.OptionalChoice<InsuranceScheme>("scheme"),
            fields.MoneyOrZero("premium"),
            fields.MoneyOrZero("subsidy"),
            fields.MoneyOrZero("selfPaid"),
            fields.OptionalChoice<SubsidyClass>("subsidyClass") ?? SubsidyClass.None,
            fields.OptionalDate("enrolledOn")));

    protected override async Task LookUpAsync(IReadOnlyList<Row> rows, CancellationToken stop)
    {
        persons = await lookups.PersonsAsync(rows.Select(r => r.IdNo), track: false, stop);
        var ids = persons.Values.Select(p => p.Id).ToArray();
        var years = rows.Select(r => r.Details.Year).Distinct().ToArray();
        enrolments = await db.Set<Enrolment>().Where(e => ids.Contains(e.PersonId) && years.Contains(e.Year))
            .ToDictionaryAsync(e => (e.PersonId, e.Year), stop);
    }

    protected override RowOutcome Apply(Batch batch, ImportRow row, Row value)
    {
        var person = persons.Or(value.IdNo);
        var outcome = RowOutcome.Created;
        if (enrolments.TryGetValue((person.Id, value.Details.Year), out var enrolment))
        {
            var changed = enrolment.Update(value.Details with { ECardActivated = enrolment.ECardActivated }, batch.Today);
            batch.Cover(Period(enrolment));
            if (!changed) return RowOutcome.Unchanged;
            outcome = RowOutcome.Updated;
        }
        else
        {
            enrolment = Enrolment.Record(person.Id, person.HouseholdId, value.Details, batch.Today, batch.Now);
            enrolments.Add((person.Id, enrolment.Year), enrolment);
            db.Add(enrolment);
            batch.Cover(Period(enrolment));
        }

        batch.Touch(person.HouseholdId);
        return outcome;
    }

    private static string Period(Enrolment enrolment) => enrolment.Year.ToString(CultureInfo.InvariantCulture);

    internal sealed record Row(string IdNo, EnrolmentDetails Details);
}
