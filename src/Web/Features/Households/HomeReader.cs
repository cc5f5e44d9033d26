using CaseFlow.Domain.Common;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Households;

/// <summary>Reads a household with its members and their costs, masked, for the household's page and the case file.</summary>
public sealed class HomeReader(CaseFlowDb db, Places places)
{
    public const int Months = 12;

    private const int MostExpenses = 200;

    /// <returns>Null: there is none within the caller's scope.</returns>
    public async Task<ReadHouseholdFile.Home?> ReadAsync(Guid id, DateOnly today, CancellationToken stop)
    {
        if (await db.Set<Household>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, stop) is not { } household)
        {
            return null;
        }

        var persons = await db.Set<Person>().AsNoTracking().Where(p => p.HouseholdId == id).OrderBy(p => p.Id).ToListAsync(stop);
        var enrolled = await db.Set<Enrolment>().AsNoTracking()
            .Where(e => e.HouseholdId == id && e.Year == today.Year).ToDictionaryAsync(e => e.PersonId, e => e.Enrolled, stop);
        var diagnoses = await db.Set<Diagnosis>().AsNoTracking().Where(d => d.HouseholdId == id).ToListAsync(stop);
        var since = today.AddMonths(-Months);
        var expenses = await db.Set<MedicalExpense>().AsNoTracking()
            .Where(e => e.HouseholdId == id && e.SettleDate > since).OrderByDescending(e => e.SettleDate).Take(MostExpenses).ToListAsync(stop);
        await places.LoadAsync([household.VillageId, household.TownshipId, .. expenses.Select(e => (Guid?)e.InstitutionId)], stop);

        var names = persons.ToDictionary(p => p.Id, p => Mask.Name(p.Name) ?? "–");
        return new(
            household.Id, household.HouseholdNo,
            household.HeadPersonId is { } head ? names.GetValueOrDefault(head, "–") : "–",
            places[household.VillageId], places[household.TownshipId], Mask.Whole(household.Address) ?? "–", household.PopulationType, household.RegisteredOn,
            household.LiftedOutYear, household.MemberCount, household.LabourCount, household.AnnualNetIncome, household.IncomeYear,
            Mask.Bank(household.BankAccount),
            [.. persons.OrderBy(p => p.RelationToHead).Select(p => new ReadHouseholdFile.Member(
                p.Id, names[p.Id], Mask.IdNo(p.IdNo) ?? "–", Mask.Phone(p.Phone), p.RelationToHead, p.Sex, p.AgeOn(today), p.LivesHereOn(today),
                p.HasSevereDisability, enrolled.TryGetValue(p.Id, out var yes) ? yes : null, diagnoses.Count(d => d.PersonId == p.Id)))],
            [.. expenses.Select(e => new ReadHouseholdFile.Expense(
                e.SettleDate, names.GetValueOrDefault(e.PersonId, "–"), places[e.InstitutionId], e.VisitType, e.Total, e.PersonalPaid))],
            MonthsOf(expenses, today));
    }

    private static IReadOnlyList<ReadHouseholdFile.Month> MonthsOf(List<MedicalExpense> expenses, DateOnly today) =>
        [.. Enumerable.Range(0, Months)
            .Select(back => today.AddMonths(back - Months + 1))
            .Select(month => new ReadHouseholdFile.Month(
                month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
                expenses.Where(e => e.SettleDate.Year == month.Year && e.SettleDate.Month == month.Month).Aggregate(Money.Zero, (sum, e) => sum + e.PersonalPaid)))];
}
