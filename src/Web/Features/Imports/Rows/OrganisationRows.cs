using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Imports.Files;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>Known again by <c>code</c>. A parent stands earlier in the file or is known already. Principals are users, who need their organisation
/// first: one who is not known yet is a warning, and the file sent again after the users names them.</summary>
internal sealed class OrganisationRows(CaseFlowDb db, Lookups lookups, ILookupNormalizer names) : RowApplier<OrganisationRows.Row>
{
    private Dictionary<string, OrgUnit> units = [];
    private Dictionary<string, Guid> users = [];

    public override ImportKind Kind => ImportKind.Organisations;

    protected override Row Read(RowFields fields, Batch batch) => new(
        fields.OptionalText("parentCode"),
        fields.OptionalText("principal"),
        fields.OptionalText("deputy"),
        new(
            fields.Text("code"),
            fields.Text("name"),
            fields.OptionalText("nameEn"),
            fields.Choice<OrgKind>("kind"),
            null,
            fields.OptionalChoice<InstitutionLevel>("level"),
            fields.OptionalChoice<Ownership>("ownership")));

    protected override async Task LookUpAsync(IReadOnlyList<Row> rows, CancellationToken stop)
    {
        units = await lookups.OrganisationsAsync(rows.Select(r => r.Details.Code).Concat(rows.Select(r => r.ParentCode).OfType<string>()), track: true, stop);
        var wanted = rows.SelectMany(r => new[] { r.Principal, r.Deputy }).OfType<string>().Select(names.NormalizeName).Distinct().ToArray();
        users = await db.Users.Where(u => wanted.Contains(u.NormalizedUserName)).ToDictionaryAsync(u => u.NormalizedUserName!, u => u.Id, stop);
    }

    protected override RowOutcome Apply(Batch batch, ImportRow row, Row value)
    {
        var parent = value.ParentCode is { } code ? units.GetValueOrDefault(code) ?? throw RowErrors.OrganisationUnknown("parentCode") : null;
        var outcome = RowOutcome.Created;
        if (units.TryGetValue(value.Details.Code, out var unit))
        {
            var details = value.Details with { ParentId = parent?.Id, ValidFrom = unit.ValidFrom, ValidTo = unit.ValidTo };
            outcome = unit.Update(details) ? RowOutcome.Updated : RowOutcome.Unchanged;
        }
        else
        {
            unit = OrgUnit.Found(value.Details with { ParentId = parent?.Id }, batch.Now);
            units.Add(unit.Code, unit);
            db.Add(unit);
        }

        var led = unit.LedBy(Leader(batch, row, value.Principal, "principal") ?? unit.PrincipalUserId, Leader(batch, row, value.Deputy, "deputy") ?? unit.DeputyUserId);
        return outcome is RowOutcome.Unchanged && led ? RowOutcome.Updated : outcome;
    }

    private Guid? Leader(Batch batch, ImportRow row, string? userName, string field)
    {
        if (userName is null) return null;
        if (users.TryGetValue(names.NormalizeName(userName), out var id)) return id;

        batch.Warn(row, RowErrors.UserUnknown(field));
        return null;
    }

    internal sealed record Row(string? ParentCode, string? Principal, string? Deputy, OrgUnitDetails Details);
}
