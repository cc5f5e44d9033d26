using CaseFlow.Domain.Cases;

namespace CaseFlow.Domain.Tests.Cases;

public sealed class NumberingACase
{
    [Fact]
    public void The_number_carries_prefix_year_and_counter()
    {
        CaseNumber.Of("MZ", 2026, 123).Should().Be("MZ-2026-000123");
        CaseNumber.CounterOf("MZ-2026-000123").Should().Be(123);
    }

    [Theory]
    [InlineData("mz")]
    [InlineData("M1")]
    [InlineData("")]
    public void A_prefix_that_is_not_of_capitals_is_refused(string prefix) =>
        A.RefusalOf(() => CaseNumber.Of(prefix, 2026, 1)).Should().Be("case.number_malformed");

    [Fact]
    public void The_counter_of_a_year_counts_from_one()
    {
        var counter = CaseCounter.For(2026);

        new[] { counter.Next(), counter.Next() }.Should().Equal(1, 2);
    }

    [Fact]
    public void One_case_in_ten_is_drawn_and_always_the_same_one()
    {
        var numbers = Enumerable.Range(1, 2000).Select(n => CaseNumber.Of("MZ", 2026, n)).ToList();

        var drawn = numbers.Count(n => CaseSample.Draws(n, 1, "closure", 10));

        drawn.Should().BeInRange(150, 250);
        numbers.Should().OnlyContain(n => CaseSample.Draws(n, 1, "closure", 10) == CaseSample.Draws(n, 1, "closure", 10));
    }
}
