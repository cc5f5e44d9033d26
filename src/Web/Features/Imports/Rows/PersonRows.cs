using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>Known again by <c>idNo</c>. The row of the head also makes the household's head known.</summary>
internal sealed class PersonRows(CaseFlowDb db, Lookups lookups) : RowApplier<PersonRows.Row>
{
    private Dictionary<string, Person> persons = [];
    private Dictionary<string, Household> households = [];

    public override ImportKind Kind => ImportKind.Persons;

    protected override Row Read(RowFields fields, Batch batch) => new(
        fields.Text("householdNo"),
        new(
            IdNumber.Parse(fields.Text("idNo"), batch.Today).Value,
            fields.Text("name"),
            fields.OptionalText("phone"),
            fields.Choice<RelationToHead>("relationToHead"),
            fields.OptionalText("disabilityCert"),
            fields.YesOrNothing("adlDependent"),
            fields.YesOrNothing("specialFamilyPlanning"),
            fields.OptionalDate("deathDate"),
            fields.OptionalDate("movedOutOn")));

    protected override async Task LookUpAsync(IReadOnlyList<Row> rows, CancellationToken stop)
    {
        persons = await lookups.PersonsAsync(rows.Select(r => r.Details.IdNo), track: true, stop);
        households = await lookups.HouseholdsAsync(rows.Select(r => r.HouseholdNo), stop);
    }

    protected override RowOutcome Apply(Batch batch, ImportRow row, Row value)
    {
        var household = households.Or(value.HouseholdNo);
        var outcome = RowOutcome.Created;
        if (persons.TryGetValue(value.Details.IdNo, out var person))
        {
            var before = person.HouseholdId;
            outcome = person.Update(household, value.Details, batch.Today, batch.Now) ? RowOutcome.Updated : RowOutcome.Unchanged;
            if (outcome is RowOutcome.Updated) batch.Touch(before);
        }
        else
        {
            person = Person.Register(household, value.Details, batch.Today, batch.Now);
            persons.Add(person.IdNo, person);
            db.Add(person);
        }

        var headed = person.RelationToHead is RelationToHead.Head && person.LivesHereOn(batch.Today) && household.HeadedBy(person, batch.Now);
        if (outcome is RowOutcome.Unchanged && !headed) return outcome;

        batch.Touch(household.Id);
        return outcome is RowOutcome.Created ? outcome : RowOutcome.Updated;
    }

    internal sealed record Row(string HouseholdNo, PersonDetails Details);
}
