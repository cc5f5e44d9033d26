using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Demo;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.FirstRun;

/// <summary>Makes the first users (of the demo county: and its organisations), or gives those of an unfinished first run a new password.</summary>
internal static class BeginFirstRun
{
    public sealed record Command(FirstRunPlan Plan, string PasswordHash, TimeSpan ClockOffset) : ICommand<Answer>;

    /// <param name="State">As it stands; its plan is that of the run's first start.</param>
    /// <param name="ClockOffset">Of the case clock.</param>
    public sealed record Answer(FirstRunState State, TimeSpan ClockOffset);

    internal sealed class Handler(CaseFlowDb db, ILookupNormalizer names, TimeProvider time, IAuditTrail audit) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await db.Set<FirstRunState>().SingleOrDefaultAsync(cancellationToken) is { } begun)
            {
                await GiveNewPasswordAsync(request.PasswordHash, cancellationToken);
                var clock = await db.Set<ClockState>().SingleOrDefaultAsync(cancellationToken);
                return new(begun, TimeSpan.FromTicks((clock?.OffsetMicroseconds ?? 0) * TimeSpan.TicksPerMicrosecond));
            }

            var state = new FirstRunState(request.Plan, time.GetUtcNow());
            db.Add(state);
            if (request.ClockOffset != TimeSpan.Zero)
            {
                db.Add(new ClockState { OffsetMicroseconds = request.ClockOffset.Ticks / TimeSpan.TicksPerMicrosecond });
            }

            var entry = new NewUsers(db, names, request.PasswordHash, time);
            if (request.Plan.Demo)
            {
                DemoCounty.Found(db, entry, time.GetUtcNow());
            }
            else
            {
                entry.Add("admin", "Admin", Roles.Admin, Guid.Empty);
            }

            audit.Record("first_run.begin", "first-run", null, new { demo = request.Plan.Demo, users = entry.Count });
            return new(state, request.ClockOffset);
        }

        private async Task GiveNewPasswordAsync(string hash, CancellationToken stop)
        {
            var users = await db.Users.ToListAsync(stop);
            foreach (var user in users)
            {
                user.PasswordHash = hash;
                user.SecurityStamp = NewUsers.Stamp();
            }

            audit.Record("first_run.resume", "first-run", null, new { users = users.Count });
        }
    }
}
