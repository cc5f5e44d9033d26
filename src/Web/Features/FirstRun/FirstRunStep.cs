using CaseFlow.Domain.Time;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.FirstRun;

/// <summary>Order 30: a new database gets its first users, and the demo county its organisations. Until a first run has been finished, and with it
/// the sign-in printed, the password is made anew at every start: what was never printed is known to nobody.</summary>
internal sealed class FirstRunStep(
    IServiceScopeFactory scopes,
    IOptions<CaseFlowOptions> options,
    ICaseClock clock,
    CaseClock movable,
    OpeningNotices notices) : IOpeningStep
{
    public int Order => 30;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("first-run");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if (await mediator.Send(new ReadFirstRun.Query(), stop) is { FinishedAt: not null })
        {
            return;
        }

        var demo = options.Value.Demo;
        var configured = demo.Enabled ? demo.Password : options.Value.Admin.Password;
        var chosen = string.IsNullOrEmpty(configured) ? null : configured;
        var password = chosen ?? SignInPassword.Generate();
        await SignInPassword.CheckAsync(password, scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>());

        var offset = demo is { Enabled: true, AsOf: { } asOf } ? TimeSpan.FromDays(asOf.DayNumber - clock.Today.DayNumber) : TimeSpan.Zero;
        var plan = new FirstRunPlan(demo.Enabled, demo.Seed, demo.Households, clock.Today.AddDays(offset.Days));
        var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<AppUser>>().HashPassword(null!, password);
        var begun = await mediator.Send(new BeginFirstRun.Command(plan, hash, movable.Offset + offset), stop);
        movable.Offset = begun.ClockOffset;
        notices.Add(NoticeOf(begun.State.Plan, chosen is null ? password : null));
    }

    private static string NoticeOf(FirstRunPlan plan, string? generated)
    {
        var who = plan.Demo
            ? "Demo county: sign in as admin, auditor, county1, supervisor1, insurance1, civilaffairs1, charity1, rrb1, hospital1, cdc1, expert1, township001 or village001-1."
            : "First user: admin.";
        return generated is null
            ? $"{who} The password is the configured one."
            : $"{who} The password, printed this once: {generated}";
    }
}

/// <summary>Order 90, the last one: the first run is done and is never looked at again.</summary>
internal sealed class FirstRunEnd(IServiceScopeFactory scopes) : IOpeningStep
{
    public int Order => 90;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("first-run");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if (await mediator.Send(new ReadFirstRun.Query(), stop) is { FinishedAt: null })
        {
            await mediator.Send(new EndFirstRun.Command(), stop);
        }
    }
}
