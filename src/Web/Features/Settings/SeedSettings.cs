using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Policies;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Settings;

/// <summary>Brings the policy and calendars that we ship. A version or year that is there already stays as it is: the county may have its own.</summary>
public static class SeedSettings
{
    public const string Risk = "risk";
    public const string FixedHolidays = "fixed-holidays";
    public const string Retention = "retention";

    /// <returns>How many settings were new.</returns>
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(CaseFlowDb db, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var calendars = SettingsJson.Read<CalendarSeed>(SettingsJson.Seed("calendars"));
            var risk = SettingsJson.Seed("risk-policy");
            var policy = SettingsJson.Read<RiskPolicy>(risk);
            var retention = SettingsJson.Read<RetentionPolicy>(SettingsJson.Seed("retention"));
            var added = await IssueAsync(Risk, policy.Version, policy.EffectiveFrom, SettingsJson.Write(policy), cancellationToken)
                + await IssueAsync(
                    FixedHolidays,
                    calendars.FixedHolidays.Version,
                    calendars.FixedHolidays.EffectiveFrom,
                    SettingsJson.Write(calendars.FixedHolidays),
                    cancellationToken)
                + await IssueAsync(Retention, retention.Version, retention.EffectiveFrom, SettingsJson.Write(retention), cancellationToken);

            var known = await db.CalendarYears.Select(y => y.Year).ToListAsync(cancellationToken);
            foreach (var year in calendars.Years.Where(y => !known.Contains(y.Year)))
            {
                db.Add(CalendarYear.Publish(year.Year, year.Holidays, year.MakeUpDays, year.Source));
                added++;
            }

            if (added > 0)
            {
                audit.Record("settings.seed", "settings", null, new { added, risk = policy.Version });
            }

            return added;
        }

        private async Task<int> IssueAsync(string kind, string version, DateOnly from, string body, CancellationToken stop)
        {
            if (await db.VersionedSettings.AnyAsync(s => s.Kind == kind && s.Version == version, stop))
            {
                return 0;
            }

            db.Add(VersionedSetting.Issue(kind, version, from, body, time.GetUtcNow()));
            return 1;
        }
    }
}

internal sealed class SeedSettingsStep(IServiceScopeFactory scopes) : IOpeningStep
{
    public int Order => 10;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("settings");
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SeedSettings.Command(), stop);
    }
}
