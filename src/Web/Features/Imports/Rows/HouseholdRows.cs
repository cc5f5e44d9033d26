using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>Known again by <c>householdNo</c>. A household is seen by its village, its township and the county.</summary>
internal sealed class HouseholdRows(CaseFlowDb db, Lookups lookups, HouseholdScope scope) : RowApplier<HouseholdDetails>
{
    private Dictionary<string, Household> households = [];
    private Dictionary<string, OrgUnit> units = [];

    public override ImportKind Kind => ImportKind.Households;

    protected override HouseholdDetails Read(RowFields fields, Batch batch) => new(
        fields.Text("householdNo"),
        fields.Text("regionCode"),
        fields.Text("address"),
        fields.Choice<PopulationType>("populationType"),
        fields.Date("registeredOn"),
        fields.OptionalNumber("liftedOutYear"),
        fields.Number("memberCount"),
        fields.Money("annualNetIncome"),
        fields.Number("incomeYear"),
        fields.Number("labourCount"),
        fields.OptionalText("bankAccount"));

    protected override async Task LookUpAsync(IReadOnlyList<HouseholdDetails> rows, CancellationToken stop)
    {
        households = await lookups.HouseholdsAsync(rows.Select(r => r.HouseholdNo), stop);
        units = await lookups.OrganisationsAsync(rows.Select(r => r.RegionCode), track: false, stop);
        await scope.LoadAsync([.. households.Values.Select(h => h.Id)], stop);
    }

    protected override RowOutcome Apply(Batch batch, ImportRow row, HouseholdDetails value)
    {
        RegionCode.Parse(value.RegionCode);
        if (units.GetValueOrDefault(value.RegionCode) is not { Kind: OrgKind.Village, ParentId: { } townshipId } village)
        {
            throw RowErrors.VillageUnknown();
        }

        var place = new HouseholdPlace(village.Id, townshipId);
        if (households.TryGetValue(value.HouseholdNo, out var household))
        {
            if (!household.Update(value, place, batch.Today, batch.Now)) return RowOutcome.Unchanged;
        }
        else
        {
            household = Household.Register(value, place, batch.Today, batch.Now);
            households.Add(household.HouseholdNo, household);
            db.Add(household);
            scope.See(household);
            batch.Touch(household.Id);
            return RowOutcome.Created;
        }

        scope.See(household);
        batch.Touch(household.Id);
        return RowOutcome.Updated;
    }
}
