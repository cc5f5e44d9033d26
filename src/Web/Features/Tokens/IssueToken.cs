using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Tokens;

/// <summary><c>POST /api/tokens</c>: a bearer token for a user name and password.</summary>
public static class IssueToken
{
    public sealed record Body(string UserName, string Password);

    /// <param name="AccessToken">For <c>Authorization: Bearer</c>, and as <c>access_token</c> on the hub.</param>
    /// <param name="ExpiresAt">UTC.</param>
    public sealed record Answer(string AccessToken, DateTimeOffset ExpiresAt);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/tokens", async (Body body, IMediator mediator, IOptionsMonitor<BearerTokenOptions> options, TimeProvider time, CancellationToken stop) =>
        {
            var answer = await mediator.Send(new SignIn.Command(body.UserName, body.Password), stop);
            if (answer.User is not { } user)
            {
                return Results.Problem(
                    statusCode: StatusCodes.Status401Unauthorized,
                    title: answer.Refusal,
                    type: $"urn:caseflow:{answer.Refusal}",
                    extensions: new Dictionary<string, object?> { ["code"] = answer.Refusal, ["params"] = new Dictionary<string, object?>() });
            }

            var bearer = options.Get(TokenSetup.Scheme);
            var expires = time.GetUtcNow() + bearer.BearerTokenExpiration;
            var ticket = new AuthenticationTicket(
                UserClaims.Of(user, TokenSetup.Scheme), new AuthenticationProperties { ExpiresUtc = expires }, $"{TokenSetup.Scheme}:AccessToken");
            return Results.Ok(new Answer(bearer.BearerTokenProtector.Protect(ticket), expires));
        })
        .AllowAnonymous()
        .Produces<Answer>()
        .ProducesProblem(StatusCodes.Status401Unauthorized);
}
