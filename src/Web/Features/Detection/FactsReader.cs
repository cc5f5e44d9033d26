using System.Globalization;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Referrals;
using CaseFlow.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Detection;

/// <summary>Reads the facts of several households at once, as the rules want them. Personal columns are opened only where a rule needs them.</summary>
internal sealed class FactsReader(CaseFlowDb db)
{
    private const string Corrected = "ClaimCorrection";

    public async Task<IReadOnlyList<HouseholdFacts>> ReadAsync(
        IReadOnlyCollection<Guid> households, RiskPolicy policy, DateOnly asOf, CancellationToken stop)
    {
        var rows = await db.Households.AsNoTracking().Where(h => households.Contains(h.Id))
            .Select(h => new { h.Id, h.RegionCode, h.TownshipId, h.PopulationType, h.AnnualNetIncome, h.MemberCount })
            .ToListAsync(stop);
        var entries = await EntriesAsync(households, stop);
        var claims = await ClaimsAsync(households, policy, asOf, stop);
        var aid = await AidAsync(households, stop);
        var diagnoses = await DiagnosesAsync(households, policy, asOf, stop);
        var persons = await PersonsAsync(households, diagnoses, asOf, stop);
        var enrolled = await TownshipsEnrolledAsync(asOf.Year, stop);
        return
        [
            .. rows.Select(h => new HouseholdFacts(
                h.Id,
                h.RegionCode,
                PopulationOf(h.PopulationType, entries[h.Id], asOf),
                h.AnnualNetIncome,
                h.MemberCount,
                [.. persons[h.Id]],
                [.. claims[h.Id]],
                [.. aid[h.Id]],
                [.. diagnoses[h.Id].Select(d => new DiagnosisFacts(
                    d.Id, d.PersonId, Icd10.Parse(d.Icd10), d.DiagnosedOn, d.RaisedInSignalId is not null, d.ConfirmedAsMajor))],
                [.. entries[h.Id].Select(e => new ListEntryFacts(e.Id, e.RecognisedOn, e.RiskEliminatedOn, e.DeclinedInCaseId is not null))],
                enrolled.Contains(h.TownshipId) ? new HashSet<int> { asOf.Year } : [])),
        ];
    }

    /// <summary>A household on the list is what the list says, whatever it was registered as before.</summary>
    private static PopulationType PopulationOf(PopulationType registered, IEnumerable<MonitoringEntry> entries, DateOnly asOf) =>
        registered is PopulationType.OrdinaryRural or PopulationType.LowIncome
        && entries.Where(e => e.IsOpenOn(asOf)).MaxBy(e => e.RecognisedOn) is { } listed
            ? Enum.Parse<PopulationType>(listed.MonitoringType.ToString())
            : registered;

    /// <summary>With what the open unit of work has changed and not yet saved.</summary>
    private async Task<ILookup<Guid, MonitoringEntry>> EntriesAsync(IReadOnlyCollection<Guid> households, CancellationToken stop)
    {
        await db.MonitoringEntries.Where(e => households.Contains(e.HouseholdId)).LoadAsync(stop);
        return db.MonitoringEntries.Local.ToLookup(e => e.HouseholdId);
    }

    private async Task<ILookup<Guid, ClaimFacts>> ClaimsAsync(
        IReadOnlyCollection<Guid> households, RiskPolicy policy, DateOnly asOf, CancellationToken stop)
    {
        var after = asOf.AddMonths(-policy.WindowMonths);
        var rows = await db.MedicalExpenses.AsNoTracking()
            .Where(e => households.Contains(e.HouseholdId) && e.SettleDate > after && e.SettleDate <= asOf)
            .Select(e => new
            {
                e.HouseholdId,
                e.PersonId,
                e.InstitutionId,
                e.ClaimNo,
                e.ReversesClaimNo,
                e.SettleDate,
                e.PersonalPaid,
                e.SelfFunded,
                Judged = e.JudgedInCaseId != null,
            })
            .ToListAsync(stop);
        // A reversal goes with the claim it takes back: it must not lower what came after a judged one.
        var judged = rows.Where(r => r.Judged).Select(r => (r.InstitutionId, r.ClaimNo)).ToHashSet();
        return rows.ToLookup(
            r => r.HouseholdId,
            r => new ClaimFacts(
                r.PersonId,
                r.SettleDate,
                r.PersonalPaid,
                r.SelfFunded,
                r.Judged || (r.ReversesClaimNo is { } reversed && judged.Contains((r.InstitutionId, reversed)))));
    }

    /// <summary>Money granted in cases and not taken back. It answers claims that its case has judged, so it lowers the total, not what came after.
    /// A corrected claim comes with the feed, as a reversal and a new one.</summary>
    private async Task<ILookup<Guid, AidFacts>> AidAsync(IReadOnlyCollection<Guid> households, CancellationToken stop)
    {
        var rows = await db.Cases.Where(c => households.Contains(c.HouseholdId))
            .SelectMany(c => c.Referrals, (c, r) => new { c.HouseholdId, r.Kind, r.State, r.RepliedOn, r.Result, r.Amount, r.ClawedBack })
            .Where(r => r.State == ReferralState.Granted && !r.ClawedBack && r.Amount != null && r.RepliedOn != null && r.Result != Corrected
                && (r.Kind == ReferralKind.MedicalAid || r.Kind == ReferralKind.TemporaryAid || r.Kind == ReferralKind.CharityAid))
            .ToListAsync(stop);
        return rows.ToLookup(r => r.HouseholdId, r => new AidFacts(null, r.RepliedOn!.Value, r.Amount!.Value, Judged: true));
    }

    /// <summary>All diagnoses of whoever has a new one: some codes count only beside others. With what the open unit of work has changed.</summary>
    private async Task<ILookup<Guid, Diagnosis>> DiagnosesAsync(
        IReadOnlyCollection<Guid> households, RiskPolicy policy, DateOnly asOf, CancellationToken stop)
    {
        var after = asOf.AddMonths(-policy.NewDiagnosisMonths);
        var persons = await db.Diagnoses.AsNoTracking()
            .Where(d => households.Contains(d.HouseholdId) && d.DiagnosedOn > after && d.DiagnosedOn <= asOf)
            .Select(d => d.PersonId).Distinct().ToListAsync(stop);
        var found = persons.Count == 0
            ? []
            : await db.Diagnoses.Where(d => persons.Contains(d.PersonId)).OrderBy(d => d.Id).ToListAsync(stop);
        return found.ToLookup(d => d.HouseholdId);
    }

    private async Task<ILookup<Guid, PersonFacts>> PersonsAsync(
        IReadOnlyCollection<Guid> households, ILookup<Guid, Diagnosis> diagnoses, DateOnly asOf, CancellationToken stop)
    {
        Guid[] ill = [.. diagnoses.SelectMany(d => d).Select(d => d.PersonId).Distinct()];
        var births = ill.Length == 0
            ? []
            : await db.Persons.AsNoTracking().Where(p => ill.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.BirthDate, stop);
        var enrolments = (await db.Enrolments.AsNoTracking()
            .Where(e => households.Contains(e.HouseholdId) && e.Year == asOf.Year)
            .Select(e => new { e.PersonId, e.Enrolled }).ToListAsync(stop)).ToLookup(e => e.PersonId, e => e.Enrolled);
        var rows = await db.Persons.AsNoTracking().Where(p => households.Contains(p.HouseholdId)).OrderBy(p => p.Id)
            .Select(p => new { p.Id, p.HouseholdId, p.DeathDate, p.MovedOutOn }).ToListAsync(stop);
        return rows.ToLookup(p => p.HouseholdId, p => new PersonFacts(
            p.Id,
            births.TryGetValue(p.Id, out var born) ? born : null,
            !(p.DeathDate <= asOf) && !(p.MovedOutOn <= asOf),
            Years(enrolments[p.Id].Contains(true), asOf.Year),
            Years(enrolments[p.Id].Contains(false), asOf.Year)));
    }

    private async Task<HashSet<Guid>> TownshipsEnrolledAsync(int year, CancellationToken stop)
    {
        var period = year.ToString(CultureInfo.InvariantCulture);
        return [.. await db.CompleteFeeds.Where(f => f.Kind == FeedKind.Enrolments && f.Period == period).Select(f => f.OrganisationId).ToListAsync(stop)];
    }

    private static HashSet<int> Years(bool holds, int year) => holds ? [year] : [];
}
