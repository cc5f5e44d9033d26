using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Imports.Files;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>Known again by <c>idNo</c>, <c>icd10</c> and <c>diagnosedOn</c>.</summary>
internal sealed class DiagnosisRows(CaseFlowDb db, Lookups lookups) : RowApplier<DiagnosisRows.Row>
{
    private Dictionary<string, Person> persons = [];
    private Dictionary<string, OrgUnit> institutions = [];
    private Dictionary<Guid, List<Diagnosis>> diagnoses = [];

    public override ImportKind Kind => ImportKind.Diagnoses;

    protected override Row Read(RowFields fields, Batch batch) => new(
        IdNumber.Parse(fields.Text("idNo"), batch.Today).Value,
        Icd10.Parse(fields.Text("icd10")).Value,
        fields.Text("name"),
        fields.Date("diagnosedOn"),
        fields.OptionalText("institutionCode"));

    protected override async Task LookUpAsync(IReadOnlyList<Row> rows, CancellationToken stop)
    {
        persons = await lookups.PersonsAsync(rows.Select(r => r.IdNo), track: false, stop);
        institutions = await lookups.OrganisationsAsync(rows.Select(r => r.InstitutionCode).OfType<string>(), track: false, stop);
        var ids = persons.Values.Select(p => p.Id).ToArray();
        diagnoses = (await db.Set<Diagnosis>().Where(d => ids.Contains(d.PersonId)).ToListAsync(stop))
            .GroupBy(d => d.PersonId).ToDictionary(d => d.Key, d => d.ToList());
    }

    protected override RowOutcome Apply(Batch batch, ImportRow row, Row value)
    {
        var person = persons.Or(value.IdNo);
        var institution = value.InstitutionCode is { } code ? institutions.InstitutionOr(code) : null;
        var details = new DiagnosisDetails(value.Icd10, value.Name, value.DiagnosedOn, institution?.Id);
        if (!diagnoses.TryGetValue(person.Id, out var known)) diagnoses.Add(person.Id, known = []);

        if (known.Find(d => d.IsSameAs(details)) is { } diagnosis)
        {
            if (!diagnosis.Update(person, details, batch.Today)) return RowOutcome.Unchanged;
            batch.Touch(person.HouseholdId);
            return RowOutcome.Updated;
        }

        diagnosis = Diagnosis.Record(person, details, batch.Today, batch.Now);
        known.Add(diagnosis);
        db.Add(diagnosis);
        batch.Touch(person.HouseholdId);
        return RowOutcome.Created;
    }

    internal sealed record Row(string IdNo, string Icd10, string Name, DateOnly DiagnosedOn, string? InstitutionCode);
}
