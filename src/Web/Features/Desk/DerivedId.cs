using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Web.Features.Desk;

/// <summary>An operation id that follows from what is done, so that doing it again is known as the same.</summary>
internal static class DerivedId
{
    public static Guid Of(string operation, Guid subject, int number = 0) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{operation}|{subject:N}|{number}")).AsSpan(0, 16));
}
