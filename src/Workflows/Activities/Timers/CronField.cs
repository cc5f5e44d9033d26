using System.Globalization;

namespace CaseFlow.Workflows.Activities.Timers;

/// <summary>The values that one field of a cron expression allows, as bits.</summary>
internal readonly struct CronField(ulong bits)
{
    public static readonly string[] Months = ["", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    public static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    public bool Has(int value) => (bits & (1UL << value)) != 0;

    /// <summary>The first allowed value from this one on.</summary>
    public int? Next(int from) => from < 64 && bits >> from is var left and not 0 ? from + System.Numerics.BitOperations.TrailingZeroCount(left) : null;

    /// <param name="text">Parts, separated by commas.</param>
    /// <param name="first">The smallest value.</param>
    /// <param name="last">The greatest.</param>
    /// <param name="names">By value.</param>
    /// <param name="field">What was read.</param>
    public static bool TryParse(string text, int first, int last, string[] names, out CronField field)
    {
        var bits = 0UL;
        field = default;
        foreach (var part in text.Split(','))
        {
            if (!TryPart(part, first, last, names, ref bits)) return false;
        }

        field = new(bits);
        return bits != 0;
    }

    public static bool TryValue(string text, int first, int last, string[] names, out int value)
    {
        value = text.Length == 0 ? -1 : Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (value >= 0) return true;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= first && value <= last;
    }

    private static bool TryPart(string part, int first, int last, string[] names, ref ulong bits)
    {
        var step = 1;
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && (!int.TryParse(part[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1 || step > last)) return false;

        var range = slash >= 0 ? part[..slash] : part;
        int from;
        int to;
        if (range is "*")
        {
            (from, to) = (first, last);
        }
        else if (range.Split('-') is [var a, var b])
        {
            if (!TryValue(a, first, last, names, out from) || !TryValue(b, first, last, names, out to)) return false;
        }
        else
        {
            if (!TryValue(range, first, last, names, out from)) return false;
            to = slash >= 0 ? last : from;
        }

        // A range may go over the end: 22-2 is 22, 23, 0, 1, 2.
        var length = to >= from ? to - from : last - from + 1 + to - first;
        for (var at = 0; at <= length; at += step)
        {
            var value = from + at;
            bits |= 1UL << (value > last ? value - (last - first + 1) : value);
        }

        return true;
    }
}
