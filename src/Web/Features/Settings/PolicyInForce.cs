using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Policies;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Settings;

/// <summary>The settings that hold on a day, read from their tables; parsed once a scope.</summary>
public sealed class PolicyInForce(CaseFlowDb db)
{
    private readonly Dictionary<DateOnly, RiskPolicy> risk = [];
    private WorkingCalendar? calendar;

    /// <summary>The version of the risk policy with the latest effective date that is not after the day.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>policy.missing</c></exception>
    public async Task<RiskPolicy> RiskOnAsync(DateOnly day, CancellationToken stop)
    {
        if (!risk.TryGetValue(day, out var policy))
        {
            var body = await BodyOnAsync(SeedSettings.Risk, day, stop) ?? throw DetectionErrors.PolicyMissing(day);
            risk[day] = policy = SettingsJson.Read<RiskPolicy>(body);
        }

        return policy;
    }

    /// <returns>Null where nothing is said: then everything is kept.</returns>
    public async Task<RetentionPolicy?> RetentionOnAsync(DateOnly day, CancellationToken stop) =>
        await BodyOnAsync(SeedSettings.Retention, day, stop) is { } body ? SettingsJson.Read<RetentionPolicy>(body) : null;

    public async Task<WorkingCalendar> CalendarAsync(CancellationToken stop) => calendar ??= await ReadCalendarAsync(stop);

    private async Task<WorkingCalendar> ReadCalendarAsync(CancellationToken stop)
    {
        var body = await BodyOnAsync(SeedSettings.FixedHolidays, DateOnly.MaxValue, stop);
        return new(
            await db.CalendarYears.AsNoTracking().ToListAsync(stop),
            body is null ? [] : SettingsJson.Read<FixedHolidays>(body).Days);
    }

    private Task<string?> BodyOnAsync(string kind, DateOnly day, CancellationToken stop) => db.VersionedSettings.AsNoTracking()
        .Where(s => s.Kind == kind && s.EffectiveFrom <= day)
        .OrderByDescending(s => s.EffectiveFrom).ThenByDescending(s => s.CreatedAt)
        .Select(s => (string?)s.Body)
        .FirstOrDefaultAsync(stop);
}
