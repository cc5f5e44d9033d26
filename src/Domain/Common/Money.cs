using System.Globalization;

namespace CaseFlow.Domain.Common;

/// <summary>An amount in whole fen (1/100 yuan). Negative amounts exist only on reversals.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static Money Zero => default;

    public decimal Yuan => Fen / 100m;

    /// <exception cref="DomainException"><c>money.malformed</c>: more than two decimals, or beyond 999 999 999 999.99.</exception>
    public static Money FromYuan(decimal yuan)
    {
        var fen = yuan * 100m;
        if (fen != decimal.Truncate(fen) || Math.Abs(yuan) > 999_999_999_999.99m)
        {
            throw new DomainException(ErrorKind.Invalid, "money.malformed", ("value", yuan.ToString(CultureInfo.InvariantCulture)));
        }

        return new((long)fen);
    }

    /// <summary>Rounds half up to whole fen, as the settlement formulae do after each layer.</summary>
    public static Money RoundFromYuan(decimal yuan) => new((long)Math.Round(yuan * 100m, 0, MidpointRounding.AwayFromZero));

    /// <param name="text">Yuan with at most two decimals and a point, for example <c>12345.6</c>; no grouping, no currency sign.</param>
    /// <param name="value">The amount, when the text is one.</param>
    public static bool TryParse(string text, out Money value)
    {
        value = default;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            || yuan * 100m != decimal.Truncate(yuan * 100m)
            || Math.Abs(yuan) > 999_999_999_999.99m)
        {
            return false;
        }

        value = FromYuan(yuan);
        return true;
    }

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static Money operator -(Money a) => new(-a.Fen);

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Negate(Money item) => -item;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Yuan with two decimals and a point, for files and logs; screens format in the reader's language.</summary>
    public override string ToString() => Yuan.ToString("0.00", CultureInfo.InvariantCulture);
}
