using System.Globalization;

namespace CaseFlow.Faults;

/// <param name="Kills">How often the host is killed.</param>
/// <param name="Seed">Of everything random here: when it is killed, who does what.</param>
/// <param name="Race">Race instead of killing.</param>
internal sealed record Arguments(int Kills, int Seed, bool Race)
{
    public static Arguments? Read(string[] args)
    {
        var (kills, seed, race) = (20, 1, false);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--race":
                    race = true;
                    break;
                case "--kills" when Number(args, ++i) is { } number:
                    kills = number;
                    break;
                case "--seed" when Number(args, ++i) is { } number:
                    seed = number;
                    break;
                default:
                    return null;
            }
        }

        return new(kills, seed, race);
    }

    private static int? Number(string[] args, int at) =>
        at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
