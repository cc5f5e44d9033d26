using System.Globalization;

namespace CaseFlow.Benchmarks;

/// <summary>What was measured: one line <c>figure NAME VALUE UNIT</c> each, for programs; and a table at the end, for people.</summary>
internal sealed class Figures
{
    private readonly List<(string Name, double Value, string Unit, double? AtLeast, double? AtMost)> all = [];

    public bool AreGood => all.All(f => !(f.Value < f.AtLeast) && !(f.Value > f.AtMost));

    public void Add(string name, double value, string unit, double? atLeast = null, double? atMost = null)
    {
        all.Add((name, value, unit, atLeast, atMost));
        Console.WriteLine($"figure {name} {Text(value)} {unit}");
    }

    /// <returns>An exit code: 0 when every figure is within its limits.</returns>
    public int Close()
    {
        Console.WriteLine();
        var width = all.Count == 0 ? 0 : all.Max(f => f.Name.Length);
        foreach (var (name, value, unit, atLeast, atMost) in all)
        {
            var limit = atLeast is { } least ? $"at least {Text(least)}" : atMost is { } most ? $"at most {Text(most)}" : "";
            var mark = value < atLeast || value > atMost ? "  MISSED" : "";
            Console.WriteLine($"  {name.PadRight(width)} {Text(value),12} {unit,-6} {limit}{mark}");
        }

        return AreGood ? 0 : 1;
    }

    public static void Say(string line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line}");

    private static string Text(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
