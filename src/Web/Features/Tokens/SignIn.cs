using CaseFlow.Domain.Common;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Web.Security.Identity;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Features.Tokens;

/// <summary>Checks a password. A wrong one is counted and commits; ten lock the user for a quarter of an hour.</summary>
public static class SignIn
{
    public sealed record Command(string UserName, string Password) : ICommand<Answer>;

    /// <param name="User">Null when refused.</param>
    /// <param name="Refusal"><c>sign_in.wrong</c> or <c>sign_in.locked</c>.</param>
    public sealed record Answer(AppUser? User, string? Refusal)
    {
        public AppUser UserOrThrow() => User ?? throw new DomainException(ErrorKind.Forbidden, Refusal!);
    }

    internal sealed class Handler(UserManager<AppUser> users, IAuditTrail audit) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await users.FindByNameAsync(request.UserName);
            if (user is null || user.Disabled)
            {
                // As slow as a real check, so that an unknown name cannot be told by the time it takes.
                users.PasswordHasher.HashPassword(null!, request.Password);
                return new(null, "sign_in.wrong");
            }

            if (await users.IsLockedOutAsync(user))
            {
                audit.Record("sign_in.locked", "user", user.Id);
                return new(null, "sign_in.locked");
            }

            if (await users.CheckPasswordAsync(user, request.Password))
            {
                await users.ResetAccessFailedCountAsync(user);
                audit.Record("sign_in.accepted", "user", user.Id);
                return new(user, null);
            }

            await users.AccessFailedAsync(user);
            audit.Record("sign_in.refused", "user", user.Id);
            return new(null, "sign_in.wrong");
        }
    }
}
