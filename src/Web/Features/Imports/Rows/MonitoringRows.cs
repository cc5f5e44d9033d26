using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Imports.Files;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>The bureau's monitoring list (S-List). Known again by <c>householdNo</c> and <c>recognisedOn</c>.</summary>
internal sealed class MonitoringRows(CaseFlowDb db, Lookups lookups) : RowApplier<MonitoringRows.Row>
{
    private Dictionary<string, Household> households = [];
    private Dictionary<(Guid Household, DateOnly RecognisedOn), MonitoringEntry> entries = [];

    public override ImportKind Kind => ImportKind.MonitoringList;

    protected override Row Read(RowFields fields, Batch batch) => new(
        fields.Text("householdNo"),
        new(fields.Choice<MonitoringType>("monitoringType"), fields.Date("recognisedOn"), fields.OptionalDate("riskEliminatedOn")));

    protected override async Task LookUpAsync(IReadOnlyList<Row> rows, CancellationToken stop)
    {
        households = await lookups.HouseholdsAsync(rows.Select(r => r.HouseholdNo), stop);
        var ids = households.Values.Select(h => h.Id).ToArray();
        entries = await db.Set<MonitoringEntry>().Where(e => ids.Contains(e.HouseholdId))
            .ToDictionaryAsync(e => (e.HouseholdId, e.RecognisedOn), stop);
    }

    protected override RowOutcome Apply(Batch batch, ImportRow row, Row value)
    {
        var household = households.Or(value.HouseholdNo);
        if (entries.TryGetValue((household.Id, value.Details.RecognisedOn), out var entry))
        {
            if (!entry.Update(value.Details, batch.Today)) return RowOutcome.Unchanged;
            batch.Touch(household.Id);
            return RowOutcome.Updated;
        }

        entry = MonitoringEntry.Record(household.Id, value.Details, batch.Today, batch.Now);
        entries.Add((household.Id, entry.RecognisedOn), entry);
        db.Add(entry);
        batch.Touch(household.Id);
        return RowOutcome.Created;
    }

    internal sealed record Row(string HouseholdNo, MonitoringDetails Details);
}
