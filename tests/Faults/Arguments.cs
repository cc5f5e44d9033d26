using System.Globalization;

namespace CaseFlow.Faults;

internal enum Mode
{
    /// <summary>Kill the host, and look whether everything is whole.</summary>
    Kill,

    /// <summary>Plant one bug after the other, and look whether it is found.</summary>
    Mutants,

    /// <summary>Race for the same tasks.</summary>
    Race,

    /// <summary>Move running instances to a changed procedure, with kills.</summary>
    Moves,

    /// <summary>Print every point that a short run comes to.</summary>
    Points,
}

/// <param name="Mode">What to do.</param>
/// <param name="Kills">How often the host is killed.</param>
/// <param name="Seed">Of everything random here: where it is killed, who does what.</param>
/// <param name="Round">Only this one, from 1; null: all.</param>
/// <param name="Only">Mutants whose name contains it; null: all.</param>
internal sealed record Arguments(Mode Mode, int Kills, int Seed, int? Round, string? Only)
{
    public const string Usage = "Usage: [--kills N] [--seed S] | --replay SEED:ROUND | --mutants [NAME] [--seed S] | --moves [--kills N] [--seed S] | --points | --race";

    public static Arguments? Read(string[] args)
    {
        var read = new Arguments(Mode.Kill, 20, 1, null, null);
        for (var i = 0; i < args.Length; i++)
        {
            var next = i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[i + 1] : null;
            Arguments? more = args[i] switch
            {
                "--kills" when Number(next) is { } kills => read with { Kills = kills },
                "--seed" when Number(next) is { } seed => read with { Seed = seed },
                "--replay" when next?.Split(':') is [var seed, var round] && Number(seed) is { } s && Number(round) is > 0 and var r => read with { Seed = s, Round = r },
                "--mutants" => read with { Mode = Mode.Mutants, Only = next },
                "--race" when next is null => read with { Mode = Mode.Race },
                "--moves" when next is null => read with { Mode = Mode.Moves },
                "--points" when next is null => read with { Mode = Mode.Points },
                _ => null,
            };
            if (more is null)
            {
                return null;
            }

            read = more;
            i += next is null ? 0 : 1;
        }

        return read;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
