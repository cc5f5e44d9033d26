using System.Globalization;
using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>ID numbers that nobody has: valid in form and check character, of address code 532599, which is assigned to no place. Each once.</summary>
internal sealed class DemoIdNumbers
{
    public const string AddressCode = "532599";

    // Of 1000 sequence numbers of a day half are each sex's.
    private const int OfADayAndSex = 500;

    private readonly HashSet<long> used = [];

    public string Next(DemoRandom random, DateOnly birth, Sex sex)
    {
        var nth = random.Between(0, OfADayAndSex - 1);
        for (var tries = 0; tries < OfADayAndSex; tries++, nth = (nth + 1) % OfADayAndSex)
        {
            var sequence = (nth * 2) + (sex is Sex.Male ? 1 : 0);
            if (used.Add((birth.DayNumber * 1000L) + sequence))
            {
                var first17 = string.Create(CultureInfo.InvariantCulture, $"{AddressCode}{birth:yyyyMMdd}{sequence:000}");
                return first17 + IdNumber.CheckCharacterOf(first17);
            }
        }

        throw new InvalidOperationException("More people are born on one day than there are ID numbers.");
    }
}
