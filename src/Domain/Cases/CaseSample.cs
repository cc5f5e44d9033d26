using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Domain.Cases;

/// <summary>Draws cases for a check: by number and cycle alone, so everybody who asks gets the same answer and nobody can choose.</summary>
public static class CaseSample
{
    /// <param name="number">The case's number.</param>
    /// <param name="cycle">Another cycle is another draw.</param>
    /// <param name="check">What is drawn for, for example <c>closure</c>.</param>
    /// <param name="oneIn">10 draws one case in ten.</param>
    public static bool Draws(string number, int cycle, string check, int oneIn)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{check}|{number}|{cycle}"));
        return BitConverter.ToUInt32(hash) % (uint)oneIn == 0;
    }
}
