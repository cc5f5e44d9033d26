using System.Security.Cryptography;
using CaseFlow.Web.Security.Identity;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Features.FirstRun;

/// <summary>A password to begin with.</summary>
internal static class SignInPassword
{
    // Nothing that is read for something else on a print: no 0, 1, i, l, o.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>Four groups of four, for example <c>kq7m-x2wd-9tza-h4re</c>: some 77 bits.</summary>
    public static string Generate()
    {
        while (true)
        {
            var drawn = RandomNumberGenerator.GetString(Letters + Digits, 16);
            if (drawn.Any(char.IsAsciiDigit) && drawn.Any(char.IsAsciiLetterLower))
            {
                return string.Join('-', drawn.Chunk(4).Select(group => new string(group)));
            }
        }
    }

    /// <exception cref="InvalidOperationException">A configured password that could not be used to register with either.</exception>
    public static async Task CheckAsync(string password, UserManager<AppUser> users)
    {
        foreach (var validator in users.PasswordValidators)
        {
            var answer = await validator.ValidateAsync(users, null!, password);
            if (!answer.Succeeded)
            {
                throw new InvalidOperationException(
                    "The configured first password is refused: " + string.Join(" ", answer.Errors.Select(e => e.Description)));
            }
        }
    }
}
