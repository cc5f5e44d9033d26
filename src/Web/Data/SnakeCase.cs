using System.Text.RegularExpressions;

namespace CaseFlow.Web.Data;

internal static partial class SnakeCase
{
    public static string Of(string name) => Humps().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Humps();
}
