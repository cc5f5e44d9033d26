using System.Net.Http.Json;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Notifications;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security.Identity;
using CaseFlow.Web.Tests.Hosting;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Live;

/// <summary>A house with commands that only tell, and users made for the test.</summary>
public sealed class LiveHouse : TestHouse
{
    /// <summary>An event for everyone of a role in an organisation.</summary>
    public static LiveEvent Event(Guid organisation, string role, Guid? subject = null, string name = LiveEvents.TaskAssigned, int number = 0) =>
        new(name, "task", subject ?? Guid.CreateVersion7(), "task.assigned", new Dictionary<string, object?> { ["number"] = number }, new(Role: role, OrganisationId: organisation));

    /// <returns>The user's name, which is new.</returns>
    public async Task<string> UserAsync(Guid organisation, string role, params Guid[] contacts)
    {
        var name = $"u{Guid.CreateVersion7():N}";
        await SendAsync(new Invite(name, organisation, role, contacts));
        return name;
    }

    public Task TellAsync(params LiveEvent[] events) => SendAsync(new Say(events));

    public async Task<HubClient> ListenAsync(string userName) => await HubClient.ConnectAsync(await AddressAsync(), await TokenOfAsync(userName));

    public async Task<Uri> AddressAsync() => (await OpenAsync()).Address;

    internal async Task<ListNotifications.Answer> NotificationsAsync(string userName, string query = "")
    {
        using var client = await ClientOfAsync(userName);
        return (await client.GetFromJsonAsync<ListNotifications.Answer>("/api/notifications" + query))!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
        {
            services.AddTransient<IRequestHandler<Say, bool>, Saying>();
            services.AddTransient<IRequestHandler<Invite, bool>, Inviting>();
            services.AddTransient<IRequestHandler<Change, bool>, Changing>();
            services.AddTransient<IRequestHandler<Keep, bool>, Keeping>();
            services.AddTransient<IRequestHandler<Lead, bool>, Leading>();
        });
    }

    public sealed record Say(IReadOnlyList<LiveEvent> Events, bool Refuse = false) : ICommand<bool>;

    public sealed class Saying(IOutbox outbox) : IRequestHandler<Say, bool>
    {
        public Task<bool> Handle(Say request, CancellationToken cancellationToken)
        {
            foreach (var what in request.Events)
            {
                outbox.Tell(what);
            }

            return request.Refuse ? throw new DomainException(ErrorKind.Conflict, "test.refused") : Task.FromResult(true);
        }
    }

    public sealed record Invite(string Name, Guid Organisation, string Role, IReadOnlyList<Guid> Contacts) : ICommand<bool>;

    public sealed class Inviting(UserManager<AppUser> users, CaseFlowDb db) : IRequestHandler<Invite, bool>
    {
        public async Task<bool> Handle(Invite request, CancellationToken cancellationToken)
        {
            var user = new AppUser
            {
                Id = Guid.CreateVersion7(),
                UserName = request.Name,
                DisplayName = request.Name,
                Role = request.Role,
                OrganisationId = request.Organisation,
            };
            var made = await users.CreateAsync(user, Password);
            db.AddRange(request.Contacts.Select(c => new SupervisionContact { UserId = user.Id, OrganisationId = c }));
            return made.Succeeded ? true : throw new InvalidOperationException(made.ToString());
        }
    }

    public sealed record Change(string Name, Action<AppUser> How) : ICommand<bool>;

    public sealed class Changing(UserManager<AppUser> users) : IRequestHandler<Change, bool>
    {
        public async Task<bool> Handle(Change request, CancellationToken cancellationToken)
        {
            var user = (await users.FindByNameAsync(request.Name))!;
            request.How(user);
            return (await users.UpdateAsync(user)).Succeeded;
        }
    }

    public sealed record Keep(IReadOnlyList<object> Rows) : ICommand<bool>;

    public sealed class Keeping(CaseFlowDb db) : IRequestHandler<Keep, bool>
    {
        public Task<bool> Handle(Keep request, CancellationToken cancellationToken)
        {
            db.AddRange(request.Rows);
            return Task.FromResult(true);
        }
    }

    public sealed record Lead(Guid Unit, string Principal, string? Deputy) : ICommand<bool>;

    public sealed class Leading(UserManager<AppUser> users, CaseFlowDb db) : IRequestHandler<Lead, bool>
    {
        public async Task<bool> Handle(Lead request, CancellationToken cancellationToken)
        {
            var unit = await db.FindAsync<OrgUnit>([request.Unit], cancellationToken);
            var principal = await users.FindByNameAsync(request.Principal);
            var deputy = request.Deputy is null ? null : await users.FindByNameAsync(request.Deputy);
            return unit!.LedBy(principal!.Id, deputy?.Id);
        }
    }
}
